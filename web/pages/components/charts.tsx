import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { Bars } from '../../charts/bars.tsx'
import type { FigureFacts } from '../../charts/figure.tsx'
import { LineChart } from '../../charts/line.tsx'
import { NetworkChart } from '../../charts/network.tsx'
import { PointMap } from '../../charts/point-map.tsx'
import { Timeline } from '../../charts/timeline.tsx'
import { useDisplay } from '../../design/index.ts'
import { sampleAreas, sampleBars, sampleCounts, sampleNetwork, samplePoints, sampleTimeline } from './chart-samples.ts'
import { Specimen } from './specimen.tsx'

const usualPoints = 900
const usualActs = 30

/** Every picture of numbers, in its states; `points` and `links` in the address ask for a heavy map or network. */
export function Charts({ query }: { readonly query: string }) {
  const { t } = useLingui()
  const display = useDisplay()
  const asked = new URLSearchParams(query)
  const size = Math.min(100_000, Number(asked.get('points') ?? usualPoints) || usualPoints)
  const links = Math.min(20_000, Number(asked.get('links') ?? usualActs * 2) || usualActs * 2)
  const cells = useMemo(() => samplePoints(size), [size])
  const network = useMemo(() => sampleNetwork(display, Math.ceil(links / 2)), [display, links])
  const counts = useMemo(sampleCounts, [])
  const facts = (title: string, description: string, suppressed = 0): FigureFacts => ({
    title,
    description,
    source: <Trans id="components.charts.source">بيانات من نسج الخيال</Trans>,
    period: <Trans id="components.charts.period">سنة واحدة</Trans>,
    date: '2026-11-23',
    suppressed,
  })
  return (
    <Specimen
      id="charts"
      title={<Trans id="components.charts.title">الأشكال</Trans>}
      rule={
        <Trans id="components.charts.rule">
          لكل شكل مصدره وتاريخه ومدته وجدول أرقامه. لا يُعتمد على اللون وحده، ولا يُرسم تاريخ أو مكان بدقة لا تُعرف.
        </Trans>
      }
    >
      <Bars
        facts={facts(
          t({ id: 'components.charts.bars', message: 'الأفعال حسب نوعها ومكانها' }),
          t({
            id: 'components.charts.bars-about',
            message: 'أعمدة أفقية متجاورة لمكانين. أحد الأعداد محجوب واثنان بين حدين.',
          }),
          1,
        )}
        data={sampleBars(display, false)}
        dimension={t({ id: 'components.charts.act', message: 'نوع الفعل' })}
        measure={t({ id: 'components.charts.count', message: 'العدد' })}
      />
      <Bars
        mode="stacked"
        facts={facts(
          t({ id: 'components.charts.stacked', message: 'الأفعال في المكانين معًا' }),
          t({ id: 'components.charts.stacked-about', message: 'الأرقام نفسها، عمود واحد لكل نوع.' }),
          1,
        )}
        data={sampleBars(display, true)}
        dimension={t({ id: 'components.charts.act', message: 'نوع الفعل' })}
        measure={t({ id: 'components.charts.count', message: 'العدد' })}
      />
      <LineChart
        facts={facts(
          t({ id: 'components.charts.line', message: 'الوقائع شهرًا بشهر' }),
          t({ id: 'components.charts.line-about', message: 'خط لما وقع يقينًا في كل شهر، وفوقه ما يحتمل وقوعه فيه.' }),
        )}
        data={{
          periods: counts.periods.map(({ period }) => period),
          series: [
            {
              key: 'events',
              label: t({ id: 'components.charts.events', message: 'الوقائع' }),
              counts: counts.periods,
            },
          ],
        }}
        measure={t({ id: 'components.charts.events', message: 'الوقائع' })}
        unplaced={counts.undetermined.reduce((sum, { count }) => sum + count, counts.between)}
      />
      <Timeline
        facts={facts(
          t({ id: 'components.charts.timeline', message: 'مسار قضية' }),
          t({ id: 'components.charts.timeline-about', message: 'سبعة أحداث، تواريخها معلومة بدرجات متفاوتة.' }),
        )}
        items={sampleTimeline(display)}
        dimension={t({ id: 'components.charts.step', message: 'الحدث' })}
      />
      <PointMap
        facts={facts(
          t({ id: 'components.charts.map', message: 'أماكن الوقائع' }),
          t({ id: 'components.charts.map-about', message: 'نقاط حول ثلاثة أماكن.' }),
        )}
        cells={cells}
        areas={sampleAreas(display, size)}
      />
      <NetworkChart
        facts={facts(
          t({ id: 'components.charts.network', message: 'أشخاص وأفعال وواقعة' }),
          t({ id: 'components.charts.network-about', message: 'واقعة واحدة وأفعال تفرعت عنها وأشخاص مسّتهم.' }),
        )}
        network={network}
        focus="event"
      />
    </Specimen>
  )
}
