import { i18n, type Messages } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { type Language, plainDisplay } from '../../../foundation/language/index.ts'
import {
  AccessTag,
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  ChoiceRow,
  DateFields,
  DateText,
  DefinitionOfConsequence,
  DisplayProvider,
  DocumentTitle,
  EmptyState,
  ErrorSummary,
  emptyDateDraft,
  FacetFilters,
  Field,
  FieldGroup,
  FileName,
  HistoryView,
  Icon,
  LanguageName,
  Link,
  LinkProvider,
  LTextAll,
  LTextFields,
  LTextView,
  Missing,
  Notice,
  NumberText,
  OfflineBanner,
  OfflineState,
  Page,
  Pagination,
  PersonChip,
  QuestionPage,
  Radios,
  RecordHeader,
  Reference,
  ResultsBar,
  Select,
  SiteNameProvider,
  Skeleton,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextInput,
  Timestamp,
  Trail,
  VisuallyHidden,
} from '../index.ts'

/** A value that upsets every sentence it is put into without isolation. */
export const hostile = 'abc (ج) [3] "<script>"'

const locales = { ar: 'ar-PS', fr: 'fr-MA', en: 'en-GB' } as const

/** Renders every static component once, without a browser, in one language. */
export function renderEverything(language: Language, messages: Messages): string {
  i18n.loadAndActivate({ locale: locales[language], messages })
  return renderToString(
    <I18nProvider i18n={i18n}>
      <DisplayProvider display={{ ...plainDisplay(locales[language]), hijri: 'islamic-umalqura' }}>
        <LinkProvider value="a">
          <SiteNameProvider value="Mithaq">
            <Everything />
          </SiteNameProvider>
        </LinkProvider>
      </DisplayProvider>
    </I18nProvider>,
  )
}

const label: ReactNode = <bdi>{hostile}</bdi>
const facets = [{ key: 'k', label, options: [{ value: 'v', label, count: 1204, chosen: true, removeHref: '?' }] }]

function Everything() {
  return (
    <>
      <QuestionPage
        title={hostile}
        caption={label}
        lead={label}
        trail={[{ label, href: '/' }]}
        back={{ href: '/' }}
        errors={[{ fieldId: 'f1', message: label }]}
        actions={
          <ButtonRow>
            <Button type="submit">{label}</Button>
            <ButtonLink href="/">{label}</ButtonLink>
          </ButtonRow>
        }
      >
        <TextInput id="f1" name="f1" label={label} hint={label} error={label} defaultValue={hostile} />
        <TextArea id="f2" name="f2" label={label} optional defaultValue={hostile} />
        <Select id="f3" name="f3" label={label}>
          <option>{hostile}</option>
        </Select>
        <Radios id="f4" name="f4" label={label} value="a" choices={[{ value: 'a', label, hint: label }]} />
        <Checkboxes id="f5" name="f5" label={label} values={['a']} choices={[{ value: 'a', label }]} />
        <DateFields
          id="f6"
          name="f6"
          label={label}
          draft={{ ...emptyDateDraft, year: '٢٠٢٦', month: '٨', day: '١٤' }}
          allowApproximate
          allowUnknown
        />
        <LTextFields id="f7" name="f7" label={label} value={{ ar: hostile }} languages={['ar', 'fr', 'en']} />
        <Field id="f8" label={label}>
          {(control) => <input {...control} />}
        </Field>
        <FieldGroup id="f9" label={label}>
          <ChoiceRow
            type="checkbox"
            id="f10"
            name="f10"
            choice={{ value: 'a', label }}
            chosen={false}
            onToggle={undefined}
          />
        </FieldGroup>
      </QuestionPage>
      <Page title={hostile}>
        <Trail crumbs={[{ label, href: '/' }]} />
        <BackLink href="/" />
        <ErrorSummary errors={[{ fieldId: 'f1', message: label }]} />
        <DocumentTitle title={hostile} />
        <Link href="/">{label}</Link>
        <RecordHeader reference="2026/0147" title={label} access="restricted" facts={label} />
        <SummaryList rows={[{ key: 'a', label, value: undefined, changeHref: '/' }]} />
        <Table
          caption={label}
          columns={[{ key: 'a', header: label, cell: () => label, sort: { href: '?', direction: 'ascending' } }]}
          rows={[hostile]}
          rowKey={(row) => row}
        />
        <Pagination shown={50} nextHref="?after=x" />
        <FacetFilters facets={facets} />
        <ResultsBar count={3} facets={facets} clearHref="?" />
        <HistoryView
          entries={[
            { id: '1', at: '2026-08-14T09:05:00Z', by: hostile, field: label, before: undefined, after: label },
          ]}
        />
        <Notice kind="danger" title={label} live />
        <EmptyState title={label} action={label} />
        <OfflineState />
        <OfflineBanner unsent={11} />
        <Skeleton />
        <DefinitionOfConsequence who={label} what={label} under={label} undo={label} />
        <AccessTag access="published" />
        <Tag kind="warn">{label}</Tag>
        <PersonChip name={hostile} pseudonym role={label} />
        <LTextView text={{ fr: hostile }} />
        <LTextAll text={{ ar: hostile, fr: hostile }} />
        <LanguageName language="fr" />
        <Missing />
        <Timestamp at="2026-08-14T09:05:00Z" timeZone="Asia/Hebron" />
        <DateText date={{ value: '2026-08', approximate: true }} />
        <NumberText value={1234567.5} />
        <Reference>A/RES/53/144</Reference>
        <FileName>{hostile}</FileName>
        <Icon name="arrow-back" />
        <VisuallyHidden>{label}</VisuallyHidden>
      </Page>
    </>
  )
}
