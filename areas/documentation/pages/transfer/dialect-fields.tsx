import { Trans, useLingui } from '@lingui/react/macro'
import { Select, TextInput } from '../../../../web/index.ts'
import type { SaidOfFile } from '../../transfer/index.ts'

type DialectFieldsProps = {
  readonly said: SaidOfFile
  readonly onChange: (said: SaidOfFile) => void
  /** Sheets of a workbook or tables of an archive. */
  readonly tables: readonly string[]
  /** Where nothing is chosen the file is looked at. */
  readonly mayBeLeft: boolean
}

/** How a file is to be read: its letters, its separators, where its headings stand, how its dates and fractions are written. */
export function DialectFields({ said, onChange, tables, mayBeLeft }: DialectFieldsProps) {
  const { t } = useLingui()
  const left = mayBeLeft ? (
    <option value="">{t({ id: 'documentation.import.recognise', message: 'كما يبدو من الملف' })}</option>
  ) : null
  const set = <Key extends keyof SaidOfFile>(key: Key, value: string) => {
    const { [key]: _, ...rest } = said
    onChange(value === '' ? rest : { ...rest, [key]: key === 'header_row' ? Number(value) : value })
  }
  const isText = said.format !== 'xlsx'
  return (
    <div className="transfer-fields">
      {isText ? (
        <>
          <Select
            id="separator"
            label={<Trans id="documentation.import.separator">ما يفصل الأعمدة</Trans>}
            value={said.separator ?? ''}
            onChange={(event) => set('separator', event.target.value)}
          >
            {left}
            <option value=",">{t({ id: 'documentation.import.comma', message: 'فاصلة لاتينية (,)' })}</option>
            <option value=";">{t({ id: 'documentation.import.semicolon', message: 'فاصلة منقوطة (;)' })}</option>
            <option value={'\t'}>{t({ id: 'documentation.import.tab', message: 'علامة الجدولة' })}</option>
            <option value="|">{t({ id: 'documentation.import.bar', message: 'خط عمودي (|)' })}</option>
          </Select>
          <Select
            id="encoding"
            label={<Trans id="documentation.import.encoding">ترميز الحروف</Trans>}
            hint={<Trans id="documentation.import.encoding-hint">إذا ظهرت العربية حروفًا غريبة فجرّب غيره.</Trans>}
            value={said.encoding ?? ''}
            onChange={(event) => set('encoding', event.target.value)}
          >
            {left}
            <option value="utf-8">UTF-8</option>
            <option value="windows-1256">
              {t({ id: 'documentation.import.windows-1256', message: 'ويندوز العربي (1256)' })}
            </option>
            <option value="windows-1252">
              {t({ id: 'documentation.import.windows-1252', message: 'ويندوز اللاتيني (1252)' })}
            </option>
            <option value="utf-16le">UTF-16</option>
          </Select>
        </>
      ) : null}
      {tables.length > 1 ? (
        <Select
          id="table"
          label={<Trans id="documentation.import.table">الجدول المقصود من الملف</Trans>}
          value={said.table ?? tables[0]}
          onChange={(event) => set('table', event.target.value)}
        >
          {tables.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      <TextInput
        id="header-row"
        width="short"
        inputMode="numeric"
        label={<Trans id="documentation.import.header-row">رقم السطر الذي فيه العناوين</Trans>}
        value={said.header_row === undefined || Number.isNaN(said.header_row) ? '' : String(said.header_row)}
        onChange={(event) => set('header_row', event.target.value.replace(/\D/g, '').slice(0, 3))}
      />
      <Select
        id="date-order"
        label={<Trans id="documentation.import.date-order">ترتيب التاريخ المكتوب بالأرقام</Trans>}
        hint={
          <Trans id="documentation.import.date-order-hint">
            ما بدأ بالسنة أو ذكر اسم الشهر يُقرأ كما هو. ويمكن لكل عمود أن يخالف هذا.
          </Trans>
        }
        value={said.date_order ?? ''}
        onChange={(event) => set('date_order', event.target.value)}
      >
        {left}
        <DateOrders />
      </Select>
      <Select
        id="calendar"
        label={<Trans id="documentation.import.calendar">التقويم</Trans>}
        value={said.calendar ?? ''}
        onChange={(event) => set('calendar', event.target.value)}
      >
        {left}
        <Calendars />
      </Select>
      <Select
        id="decimal"
        label={<Trans id="documentation.import.decimal">العلامة العشرية</Trans>}
        value={said.decimal ?? ''}
        onChange={(event) => set('decimal', event.target.value)}
      >
        {left}
        <option value=".">{t({ id: 'documentation.import.decimal-point', message: 'نقطة (1.5)' })}</option>
        <option value=",">{t({ id: 'documentation.import.decimal-comma', message: 'فاصلة لاتينية (1,5)' })}</option>
        <option value="٫">{t({ id: 'documentation.import.decimal-arabic', message: 'فاصلة عربية (١٫٥)' })}</option>
      </Select>
      <TextInput
        id="several"
        width="short"
        label={<Trans id="documentation.import.several">ما يفصل قيمًا في خلية واحدة</Trans>}
        maxLength={3}
        value={said.several ?? '|'}
        onChange={(event) => set('several', event.target.value)}
      />
    </div>
  )
}

export function DateOrders() {
  const { t } = useLingui()
  return (
    <>
      <option value="dmy">{t({ id: 'documentation.import.dmy', message: 'اليوم ثم الشهر (31/12/2023)' })}</option>
      <option value="mdy">{t({ id: 'documentation.import.mdy', message: 'الشهر ثم اليوم (12/31/2023)' })}</option>
      <option value="ymd">{t({ id: 'documentation.import.ymd', message: 'السنة أولًا (2023-12-31)' })}</option>
    </>
  )
}

export function Calendars() {
  const { t } = useLingui()
  return (
    <>
      <option value="gregorian">{t({ id: 'documentation.import.gregorian', message: 'الميلادي' })}</option>
      <option value="hijri">{t({ id: 'documentation.import.hijri', message: 'الهجري' })}</option>
    </>
  )
}
