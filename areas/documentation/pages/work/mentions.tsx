import { Trans } from '@lingui/react/macro'
import {
  Button,
  ButtonRow,
  ErrorSummary,
  Link,
  PersonChip,
  Timestamp,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { recordKinds } from '../../model.ts'
import { api } from '../parts/calls.ts'
import { capital } from '../parts/capital.ts'
import { CaseLink, type CaseNames } from './case-link.tsx'
import { useChanged } from './use-changed.ts'
import type { Waiting } from './waiting.ts'

/** Comments in which the reader is called upon and has not said that they saw it. */
export function Mentions({ mentions, cases }: { readonly mentions: Waiting['mentions']; readonly cases: CaseNames }) {
  return (
    <ul className="work-list">
      {mentions.map((mention) => (
        <Mention key={mention.comment.id} mention={mention} cases={cases} />
      ))}
    </ul>
  )
}

function Mention({
  mention: { kind, record_id, case_id, comment },
  cases,
}: {
  readonly mention: Waiting['mentions'][number]
  readonly cases: CaseNames
}) {
  const { language } = useDisplay()
  const changed = useChanged()
  const form = useSubmit({
    formId: `seen-${comment.id}`,
    fields: {},
    send: async () => {
      await api('POST /api/mentions/seen', { body: { comments: [comment.id] } })
      await changed()
    },
  })
  return (
    <li className="work-item">
      <p className="work-facts">
        {comment.by === null ? null : <PersonChip name={comment.by.name} />}
        <Timestamp at={comment.created_at} />
        {kind === 'case_file' ? null : <span>{capital(recordKinds[kind].label[language])}</span>}
        <CaseLink id={case_id} cases={cases} />
      </p>
      <p className="work-words">
        <bdi dir="auto">{comment.body}</bdi>
      </p>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p className="work-facts">
        <Link href={`/records/${kind}/${record_id}#comments`}>
          <Trans id="documentation.work.open-comment">فتح التعليق والرد عليه</Trans>
        </Link>
      </p>
      <ButtonRow>
        <Button id={`seen-${comment.id}`} kind="secondary" aria-disabled={form.busy} onClick={() => void form.submit()}>
          <Trans id="documentation.work.seen">اطّلعت عليه</Trans>
        </Button>
      </ButtonRow>
    </li>
  )
}
