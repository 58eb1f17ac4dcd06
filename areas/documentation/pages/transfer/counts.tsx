import { Trans } from '@lingui/react/macro'
import { NumberText, SummaryList } from '../../../../web/index.ts'
import type { ImportRun, Mapping } from '../../transfer/index.ts'
import { noParts } from './mapping-edit.ts'
import { outcomeWords, rowOutcomes, usePartWords } from './words.tsx'

type CountsProps = {
  readonly counts: ImportRun['counts']
  readonly parts: readonly { readonly part: string; readonly records: number }[]
  readonly mapping: Mapping | null
  readonly isDone: boolean
}

/** Every row in exactly one of the counts, and the records that they make. */
export function Counts({ counts, parts, mapping, isDone }: CountsProps) {
  const words = usePartWords(mapping?.parts ?? noParts)
  return (
    <SummaryList
      rows={[
        {
          key: 'rows_read',
          label: <Trans id="documentation.import.rows">سطور الجدول</Trans>,
          value: <NumberText value={counts.rows_read} />,
        },
        ...rowOutcomes.map((outcome) => ({
          key: outcome,
          label: outcomeWords(outcome, isDone),
          value: <NumberText value={counts[outcome]} />,
        })),
        ...(isDone
          ? [
              {
                key: 'records',
                label: <Trans id="documentation.import.records">السجلات المكتوبة</Trans>,
                value: <NumberText value={counts.records} />,
              },
            ]
          : parts.map(({ part, records }) => ({
              key: `part ${part}`,
              label: (
                <Trans id="documentation.import.part-records">
                  سجلات: <bdi>{words.part(part)}</bdi>
                </Trans>
              ),
              value: <NumberText value={records} />,
            }))),
      ]}
    />
  )
}
