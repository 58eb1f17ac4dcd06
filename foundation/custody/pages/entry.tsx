import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  ButtonLink,
  ButtonRow,
  client,
  FromQuery,
  Link,
  Notice,
  NumberText,
  Page,
  Reference,
  SummaryList,
  Timestamp,
} from '../../../web/index.ts'
import type { EntryView } from '../model.ts'
import type { LogRoutes } from '../routes.ts'
import { logAddress } from './parts/log-search.ts'
import { ActorName, ActorRoles, Erased, EventName, ObjectKind, PurposeName } from './parts/words.tsx'

const api = client<LogRoutes>()

/** One entry: what happened, to what, by whom, why; its place in the chain of its object; its proof. */
export function Screen() {
  const { t } = useLingui()
  const { seq = '' }: { readonly seq?: string } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['log-entry', seq],
    queryFn: ({ signal }) => api('GET /api/log/entries/:seq', { params: { seq: Number(seq) }, signal }),
  })
  return (
    <Page title={t({ id: 'custody.entry.title', message: 'قيد في سجل الحيازة' })} back={{ href: '/log' }}>
      <FromQuery query={query}>
        {(entry) => (
          <>
            <SummaryList rows={rowsOf(entry)} />
            <Chain entry={entry} />
            <Proof entry={entry} />
          </>
        )}
      </FromQuery>
    </Page>
  )
}

function rowsOf(entry: EntryView) {
  const { seq, type, at, object, actor, actor_role, purpose, detail } = entry
  const details = Object.entries(detail ?? {})
  return [
    { key: 'seq', label: <Trans id="custody.column.number">الرقم</Trans>, value: <NumberText value={seq} /> },
    { key: 'type', label: <Trans id="custody.column.type">ما حدث</Trans>, value: <EventName type={type} /> },
    { key: 'at', label: <Trans id="custody.column.at">متى</Trans>, value: <Timestamp at={at} /> },
    {
      key: 'object',
      label: <Trans id="custody.column.object">لأي شيء</Trans>,
      value:
        object === null ? (
          <Erased />
        ) : (
          <>
            <ObjectKind kind={object.kind} /> <Identifier>{object.id}</Identifier>
          </>
        ),
    },
    {
      key: 'actor',
      label: <Trans id="custody.column.actor">من</Trans>,
      value:
        actor === null || actor.name === null ? (
          <ActorName entry={entry} />
        ) : (
          <Link href={logAddress({ actor: actor.id })}>
            <bdi>{actor.name}</bdi>
          </Link>
        ),
    },
    { key: 'role', label: <Trans id="custody.column.role">بأي دور</Trans>, value: <ActorRoles roles={actor_role} /> },
    {
      key: 'purpose',
      label: <Trans id="custody.entry.purpose">لأي غرض</Trans>,
      value: purpose === null ? <Erased /> : <PurposeName purpose={purpose} />,
    },
    ...details.map(([name, value]) => ({
      key: `detail-${name}`,
      label: <Reference>{name}</Reference>,
      value: <Reference>{typeof value === 'string' ? value : JSON.stringify(value)}</Reference>,
    })),
  ]
}

function Chain({ entry: { object, previous, next } }: { readonly entry: EntryView }) {
  if (object === null) return null
  return (
    <section>
      <h2>
        <Trans id="custody.chain.title">قيود الشيء نفسه</Trans>
      </h2>
      <ul>
        {previous === null ? null : (
          <li>
            <Link href={`/log/${previous}`}>
              <Trans id="custody.chain.previous">القيد السابق</Trans> <NumberText value={previous} />
            </Link>
          </li>
        )}
        {next === null ? null : (
          <li>
            <Link href={`/log/${next}`}>
              <Trans id="custody.chain.next">القيد التالي</Trans> <NumberText value={next} />
            </Link>
          </li>
        )}
        <li>
          <Link href={logAddress({ object })}>
            <Trans id="custody.chain.all">كل قيوده</Trans>
          </Link>
        </li>
        <li>
          <Link href={`/api/log/objects/${object.kind}/${object.id}/head`} download>
            <Trans id="custody.chain.head">بيان موقَّع بأن هذه قيوده كلها</Trans>
          </Link>
        </li>
      </ul>
    </section>
  )
}

function Proof({ entry: { seq, leaf_hash, signed } }: { readonly entry: EntryView }) {
  return (
    <section>
      <h2>
        <Trans id="custody.proof.title">الإثبات</Trans>
      </h2>
      {signed ? (
        <>
          <p>
            <Trans id="custody.proof.text">
              هذا القيد داخل نقطة تحقق موقَّعة. ملف الإثبات يكفي وحده، مع مفتاح المؤسسة، ليتحقق منه أي شخص.
            </Trans>
          </p>
          <SummaryList
            rows={[
              {
                key: 'hash',
                label: <Trans id="custody.proof.hash">بصمة القيد</Trans>,
                value: <Hash>{leaf_hash}</Hash>,
              },
            ]}
          />
          <ButtonRow>
            <ButtonLink href={`/api/log/entries/${seq}/proof`} download>
              <Trans id="custody.proof.download">تنزيل ملف الإثبات</Trans>
            </ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <Notice
          title={<Trans id="custody.proof.waiting">لم يوقَّع بعد على هذا القيد. أعد تحميل الصفحة بعد دقيقة.</Trans>}
        />
      )}
    </section>
  )
}

/** A UUID in two lines, so that it fits on a phone; anything shorter as it is. */
function Identifier({ children }: { readonly children: string }) {
  if (children.length <= 24) return <Reference>{children}</Reference>
  return [children.slice(0, 19), children.slice(19)].map((part) => (
    <div key={part}>
      <Reference>{part}</Reference>
    </div>
  ))
}

/** 64 digits in groups, so that they can be read aloud and fit on a phone. */
function Hash({ children }: { readonly children: string }) {
  return [0, 16, 32, 48].map((from) => (
    <div key={from}>
      <Reference>{children.slice(from, from + 16).replace(/(.{4})(?=.)/g, '$1 ')}</Reference>
    </div>
  ))
}
