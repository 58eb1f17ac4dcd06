import type { ProtocolView } from '../../model.ts'
import type { DialogAct } from './act-dialog.tsx'
import { api } from './calls.ts'

/** What a dialog collected: words, a day, an uploaded file. */
export type ActInput = { readonly reason: string; readonly day: string; readonly scan: string }

/** Does an act, with the hash of what the person read where the server asks for it. */
export function doAct(act: DialogAct, { id, current }: ProtocolView, input: ActInput): Promise<unknown> {
  const params = { id }
  const { reason } = input
  switch (act) {
    case 'propose':
      return api('POST /api/protocols/:id/proposal', { params })
    case 'revise':
    case 'amend':
      return api('POST /api/protocols/:id/draft', { params, body: { from: act } })
    case 'approve':
      return api('POST /api/protocols/:id/approval', {
        params,
        body: { content_sha256: current.content_sha256 ?? '' },
      })
    case 'reject':
      return api('POST /api/protocols/:id/rejection', { params, body: { reason } })
    case 'attest':
      return api('POST /api/protocols/:id/original', { params, body: { file_id: input.scan } })
    case 'suspend':
      return api('POST /api/protocols/:id/suspension', { params, body: { reason } })
    case 'resume':
      return api('POST /api/protocols/:id/resumption', { params, body: { reason } })
    case 'review':
      return api('POST /api/protocols/:id/review', { params, body: { findings: reason } })
    case 'terminate':
      return api('POST /api/protocols/:id/termination', { params, body: { effective_on: input.day, reason } })
    case 'archive':
      return api('POST /api/protocols/:id/archival', { params })
  }
}
