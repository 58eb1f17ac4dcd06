import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ErrorSummary,
  errorOf,
  FromQuery,
  Link,
  Notice,
  Reference,
  SubmitRow,
  TextInput,
  useDisplay,
  useMay,
  useSubmit,
} from '../../../../web/index.ts'
import type { FoundRecord } from '../record.tsx'
import { api } from './calls.ts'
import { useNameCandidates } from './name-candidates.ts'

type NamesProps = { readonly person: NonNullable<FoundRecord> }

/** The names of a person where the case lets the server know them, for those who may read names; who else may bear a name is said while it is typed. */
export function NamesPanel({ person }: NamesProps) {
  return useMay('names.read') ? <KnownNames person={person} /> : null
}

function KnownNames({ person }: NamesProps) {
  const { id } = person
  const query = useQuery({
    queryKey: ['names', id],
    queryFn: ({ signal }) => api('GET /api/records/person/:id/names', { params: { id }, signal }),
  })
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.names.title">الأسماء</Trans>
      </h2>
      <FromQuery query={query}>
        {({ policy, items }) =>
          policy === 'sealed' ? (
            <p className="field-hint">
              <Trans id="documentation.names.sealed">
                هويات هذا الملف مختومة: لا يُحفظ فيه اسم مفتوح، ويُستعمل الاسم الرمزي.
              </Trans>
            </p>
          ) : (
            <>
              <ul className="plain-rows">
                {items.map(({ id: name, name: text }) => (
                  <li key={name}>
                    <bdi dir="auto">{text}</bdi>
                  </li>
                ))}
              </ul>
              {person.own && person.level !== 'view' && person.deleted_at === null ? <AddName person={person} /> : null}
            </>
          )
        }
      </FromQuery>
    </section>
  )
}

function AddName({ person }: NamesProps) {
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const form = useSubmit({
    formId: 'new-name',
    fields: { '/name': 'new-name' },
    send: async () => {
      await api('POST /api/records/person/:id/names', {
        params: { id: person.id },
        body: { name, use: 'main', as_written: true, source_note: null },
      })
      setName('')
      await cache.invalidateQueries({ queryKey: ['names', person.id] })
    },
  })
  const error = errorOf(form.errors, 'new-name')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id="new-name"
        autoComplete="off"
        label={<Trans id="documentation.names.add">إضافة اسم كما ورد في مصدره</Trans>}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <Candidates name={name} self={person.id} />
      <SubmitRow busy={form.busy}>
        <Trans id="documentation.names.save">حفظ الاسم</Trans>
      </SubmitRow>
    </form>
  )
}

/** Who in one's own cases may be the same person, and why; a person decides. */
function Candidates({ name, self }: { readonly name: string; readonly self: string }) {
  const { language } = useDisplay()
  const found = useNameCandidates({ name, self })
  return (
    <div aria-live="polite">
      {found.length === 0 ? null : (
        <Notice kind="warn" title={<Trans id="documentation.names.candidates">قد يكون هذا الشخص مسجلًا من قبل</Trans>}>
          <ul className="plain-rows">
            {found.map(({ person, names, why }) => (
              <li key={person.id}>
                <Link href={`/records/person/${person.id}`}>
                  <bdi dir="auto">{names[0]}</bdi> <Reference>{person.code}</Reference>
                </Link>
                <p className="field-hint">{why[language]}</p>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
