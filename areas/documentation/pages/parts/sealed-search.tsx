import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  Button,
  ButtonRow,
  ensureOpenVault,
  findOpened,
  Link,
  openWords,
  sealedInCase,
  Tag,
  TextInput,
  useVaultOpen,
} from '../../../../web/index.ts'

/** Search among the sealed texts of a case in this browser: what was opened in it, by words or by a name like the one asked for. */
export function SealedSearch({ caseId }: { readonly caseId: string }) {
  const open = useVaultOpen()
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['sealed-found', caseId, wanted, open],
    queryFn: () => findOpened(wanted, caseId),
    enabled: open && opened && wanted !== '',
    gcTime: 0,
    staleTime: 0,
  })
  const openAll = async () => {
    if (!(await ensureOpenVault())) return
    const objects = (await sealedInCase(caseId)).filter(({ mine }) => mine)
    await openWords(objects, 'case-work')
    setOpened(true)
  }
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.sealed.search">البحث في المختوم</Trans>
      </h2>
      <p className="field-hint">
        <Trans id="documentation.sealed.search-text">
          يجري البحث في هذا المتصفح وحده، فيما فتحته فيه، ولا يخرج منه شيء.
        </Trans>
      </p>
      {open && opened ? (
        <>
          <TextInput
            id="sealed-search"
            type="search"
            autoComplete="off"
            label={<Trans id="documentation.sealed.search-word">اسم أو كلمات</Trans>}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {found.data === undefined || wanted === '' ? null : found.data.length === 0 ? (
            <p>
              <Trans id="documentation.sealed.search-none">لا شيء مما فُتح يوافق ذلك.</Trans>
            </p>
          ) : (
            <ul className="sealed-found">
              {found.data.map(({ record_id, field, kind, text, by }) => (
                <li key={`${record_id} ${field}`}>
                  <bdi dir="auto">{text.slice(0, 200)}</bdi>{' '}
                  {by === 'name' ? (
                    <Tag>
                      <Trans id="documentation.sealed.search-name">اسم قريب</Trans>
                    </Tag>
                  ) : null}{' '}
                  <Link href={`/records/${kind}/${record_id}`}>
                    <Trans id="documentation.sealed.search-record">السجل</Trans>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <ButtonRow>
          <Button id="open-case-sealed" kind="secondary" onClick={() => void openAll()}>
            <Trans id="documentation.sealed.search-open">فتح مختوم الملف</Trans>
          </Button>
        </ButtonRow>
      )}
    </section>
  )
}
