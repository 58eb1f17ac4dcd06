import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { saveAsFile } from '../../../web/design/widgets/file-text.tsx'
import {
  Button,
  type Column,
  client,
  ErrorSummary,
  FromQuery,
  LTextView,
  Notice,
  NumberText,
  Table,
  Timestamp,
  useMay,
  useSubmit,
} from '../../../web/index.ts'
import type { Message, PartnerRoutes } from '../../partners/index.ts'
import { useRefresh } from './parts/calls.ts'
import { Delivery } from './parts/delivery.tsx'
import { messageStates, messageWords } from './parts/message-words.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'
import { TakeFile } from './parts/take-file.tsx'

const partners = client<PartnerRoutes>()

/** What was sent and received about a protocol, in order, and the files that are carried by hand. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage
      title={t({ id: 'agreement.exchange.title', message: 'التبادل مع الأطراف' })}
      lead={
        <Trans id="agreement.exchange.lead">
          كل عرض وموافقة ورفض وتوقيع ملف موقّع. يُسلَّم عبر الشبكة إلى من له عنوان، ويُسلَّم باليد في كل حال: نزّله وسلّمه، وخذ
          ملف الطرف الآخر وأدخله هنا.
        </Trans>
      }
    >
      {({ id }) => (
        <>
          <Messages protocolId={id} />
          <TakeFile />
        </>
      )}
    </ProtocolPage>
  )
}

function Messages({ protocolId }: { readonly protocolId: string }) {
  const query = useQuery({
    queryKey: ['protocols', protocolId, 'messages'],
    queryFn: ({ signal }) =>
      partners('GET /api/exchange/messages', { query: { protocol_id: protocolId, limit: 200 }, signal }),
    // what is on its way arrives while the page lies open
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ delivery }) => delivery?.state === 'waiting') === true ? 5_000 : false,
  })
  return (
    <FromQuery query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice title={<Trans id="agreement.exchange.none">لم يُرسل شيء ولم يرد شيء بعد</Trans>}>
            <p>
              <Trans id="agreement.exchange.none-text">حين تعرض النص على الأطراف يظهر هنا ملف لكل طرف.</Trans>
            </p>
          </Notice>
        ) : (
          <Table
            caption={<Trans id="agreement.exchange.caption">ما أُرسل وما ورد</Trans>}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
          />
        )
      }
    </FromQuery>
  )
}

const columns: readonly Column<Message>[] = [
  {
    key: 'what',
    header: <Trans id="agreement.exchange.what">الرسالة</Trans>,
    cell: ({ message, direction, version }) => (
      <>
        {direction === 'out' ? (
          <Trans id="agreement.exchange.out">منا</Trans>
        ) : (
          <Trans id="agreement.exchange.in">إلينا</Trans>
        )}
        {' · '}
        {messageWords[message]()}
        {' · '}
        <Trans id="agreement.exchange.version">
          النسخة <NumberText value={version} />
        </Trans>
      </>
    ),
    rowHeader: true,
  },
  {
    key: 'partner',
    header: <Trans id="agreement.list.partner">الشريك</Trans>,
    cell: ({ partner }) => <LTextView text={partner.name} quiet />,
  },
  {
    key: 'state',
    header: <Trans id="agreement.exchange.state">أين هي</Trans>,
    cell: ({ state }) => messageStates[state](),
  },
  { key: 'at', header: <Trans id="agreement.exchange.at">متى</Trans>, cell: ({ at }) => <Timestamp at={at} /> },
  {
    key: 'delivery',
    header: <Trans id="agreement.exchange.delivery">التسليم عبر الشبكة</Trans>,
    cell: (message) => (message.direction === 'out' ? <Delivery message={message} /> : '–'),
  },
  {
    key: 'file',
    header: <Trans id="agreement.exchange.file">الملف</Trans>,
    cell: (message) => (message.direction === 'out' ? <CarryFile message={message} /> : '–'),
  },
]

/** Hands the signed file of a message over to the person who carries it. */
function CarryFile({ message: { id } }: { readonly message: Message }) {
  const mayDraft = useMay('protocol.draft')
  const refresh = useRefresh()
  const form = useSubmit({
    formId: `carry-${id}`,
    fields: {},
    send: async () => {
      const file = await partners('POST /api/exchange/messages/:id/file', { params: { id } })
      saveAsFile({ name: file.file_name, content: file.content })
      await refresh()
    },
  })
  if (!mayDraft) return '–'
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Button id={`carry-${id}`} kind="secondary" onClick={() => void form.submit()}>
        <Trans id="agreement.exchange.carry">إعداد الملف للتسليم</Trans>
      </Button>
    </>
  )
}
