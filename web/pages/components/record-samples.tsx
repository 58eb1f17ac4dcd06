import { Trans } from '@lingui/react/macro'
import {
  AccessTag,
  DateText,
  DefinitionOfConsequence,
  HistoryView,
  LTextView,
  PersonChip,
  RecordHeader,
  Reference,
  SummaryList,
  useDisplay,
} from '../../design/index.ts'
import { officer, places, pseudonym, reviewer, title } from './sample-data.ts'
import { Shown, Specimen } from './specimen.tsx'

/** A record as it is read, checked and printed. */
export function RecordSamples() {
  const { language } = useDisplay()
  return (
    <Specimen
      id="records"
      title={<Trans id="components.records.title">السجل</Trans>}
      rule={
        <Trans id="components.records.rule">
          القائمة نفسها لمراجعة الإجابات ولصفحة السجل وللطباعة، ولكل سطر رابط تغيير.
        </Trans>
      }
    >
      <RecordHeader
        level={3}
        reference="2026/0147"
        access="restricted"
        title={<LTextView text={title} />}
        facts={
          <>
            <DateText date={{ value: '2026-03-14', approximate: false }} />
            <LTextView text={places.harbour} />
          </>
        }
      />
      <SummaryList
        rows={[
          {
            key: 'place',
            label: <Trans id="components.records.place">المكان</Trans>,
            value: <LTextView text={places.harbour} />,
            changeHref: '#forms',
          },
          {
            key: 'date',
            label: <Trans id="components.records.date">التاريخ</Trans>,
            value: <DateText date={{ value: '2026-03-14', approximate: true }} />,
            changeHref: '#dates',
          },
          {
            key: 'source',
            label: <Trans id="components.records.source">المصدر</Trans>,
            value: <PersonChip pseudonym name={pseudonym[language]} />,
            changeHref: '#forms',
          },
          {
            key: 'harm',
            label: <Trans id="components.records.harm">الأضرار</Trans>,
            value: undefined,
            changeHref: '#forms',
          },
        ]}
      />
      <Shown title={<Trans id="components.records.share">قبل المشاركة</Trans>}>
        <DefinitionOfConsequence level={3} {...sampleConsequence} />
      </Shown>
      <HistoryView
        entries={[
          {
            id: '3',
            at: '2026-08-14T09:05:00Z',
            by: reviewer[language],
            field: <Trans id="components.records.access">درجة الاطلاع</Trans>,
            before: <AccessTag access="review" />,
            after: <AccessTag access="restricted" />,
          },
          {
            id: '2',
            at: '2026-08-12T15:40:00Z',
            by: officer[language],
            field: <Trans id="components.records.place">المكان</Trans>,
            before: undefined,
            after: <LTextView text={places.harbour} />,
          },
          {
            id: '1',
            at: '2026-08-12T15:38:00Z',
            by: undefined,
            field: <Trans id="components.records.reference">المرجع</Trans>,
            before: undefined,
            after: <Reference>2026/0147</Reference>,
          },
        ]}
      />
    </Specimen>
  )
}

export const sampleConsequence = {
  who: <Trans id="components.consequence.who">موظفا الاتصال في المؤسسة الشريكة، وعددهما اثنان.</Trans>,
  what: <Trans id="components.consequence.what">الوقائع والمكان والتاريخ، دون أسماء ودون الشهادة.</Trans>,
  under: <Trans id="components.consequence.under">المادة 4، الفقرة 2 من البروتوكول.</Trans>,
  undo: <Trans id="components.consequence.undo">يمكن طلب الاسترجاع، ولا يمكن ضمان نسيان ما اطُّلع عليه.</Trans>,
}
