import './components/components.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { Page, Skeleton } from '../design/index.ts'
import { Forms } from './components/forms.tsx'
import { QuestionExample } from './components/question-example.tsx'
import { RecordSamples } from './components/record-samples.tsx'
import { Buttons, Notices, Tags, Values } from './components/signs.tsx'
import { States } from './components/states.tsx'
import { Tables } from './components/tables.tsx'

// No page of work shows every widget at once, so none pays for all: here they come after the page.
const widgets = () => import('./components/widgets.tsx')
const Dates = lazy(async () => ({ default: (await import('./components/dates.tsx')).Dates }))
const Terms = lazy(async () => ({ default: (await widgets()).Terms }))
const Uploads = lazy(async () => ({ default: (await widgets()).Uploads }))
const Confirmations = lazy(async () => ({ default: (await widgets()).Confirmations }))
const Charts = lazy(async () => ({ default: (await import('./components/charts.tsx')).Charts }))
const Menus = lazy(async () => ({ default: (await widgets()).Menus }))

/** The living page: every component of the design system in its states, with invented data. */
export function Screen() {
  const { searchStr } = useLocation()
  const navigate = useNavigate()
  if (new URLSearchParams(searchStr).get('example') === 'question') return <QuestionExample />
  const go = (query: string) => void navigate({ to: `/components${query}`, replace: true, resetScroll: false })
  return <LivingPage query={searchStr} onQuery={go} />
}

function LivingPage({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const { t } = useLingui()
  return (
    <Page
      title={t({ id: 'components.title', message: 'مكوّنات الواجهة' })}
      lead={
        <Trans id="components.lead">
          كل مكوّن في حالاته، كما يظهر في الصفحات. الأسماء والأماكن والوقائع هنا من نسج الخيال.
        </Trans>
      }
    >
      <Contents />
      <Buttons />
      <Tags />
      <Notices />
      <Values />
      <Forms />
      <Later>
        <Dates />
      </Later>
      <Later>
        <Terms />
      </Later>
      <Later>
        <Uploads />
      </Later>
      <RecordSamples />
      <Tables query={query} onQuery={onQuery} />
      <Later>
        <Charts query={query} />
      </Later>
      <States />
      <Later>
        <Confirmations />
      </Later>
      <Later>
        <Menus />
      </Later>
    </Page>
  )
}

function Later({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Skeleton />}>{children}</Suspense>
}

function Contents() {
  const { t } = useLingui()
  const label = t({ id: 'components.contents', message: 'محتويات الصفحة' })
  return (
    <nav className="living-contents" aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {contents.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const contents = [
  [
    'buttons',
    <Trans key="buttons" id="components.buttons.title">
      الأزرار
    </Trans>,
  ],
  [
    'tags',
    <Trans key="tags" id="components.tags.title">
      درجات الاطلاع والأشخاص
    </Trans>,
  ],
  [
    'notices',
    <Trans key="notices" id="components.notices.title">
      التنبيهات
    </Trans>,
  ],
  [
    'values',
    <Trans key="values" id="components.values.title">
      القيم داخل النص
    </Trans>,
  ],
  [
    'forms',
    <Trans key="forms" id="components.forms.title">
      حقول الاستمارة
    </Trans>,
  ],
  [
    'dates',
    <Trans key="dates" id="components.dates.title">
      التواريخ
    </Trans>,
  ],
  [
    'terms',
    <Trans key="terms" id="components.terms.title">
      اختيار المصطلحات
    </Trans>,
  ],
  [
    'uploads',
    <Trans key="uploads" id="components.uploads.title">
      إرسال الملفات
    </Trans>,
  ],
  [
    'records',
    <Trans key="records" id="components.records.title">
      السجل
    </Trans>,
  ],
  [
    'tables',
    <Trans key="tables" id="components.tables.title">
      القوائم والترشيح
    </Trans>,
  ],
  [
    'charts',
    <Trans key="charts" id="components.charts.title">
      الأشكال
    </Trans>,
  ],
  [
    'states',
    <Trans key="states" id="components.states.title">
      حالات الصفحة
    </Trans>,
  ],
  [
    'confirmations',
    <Trans key="confirmations" id="components.confirm.title">
      التأكيد
    </Trans>,
  ],
  [
    'menus',
    <Trans key="menus" id="components.menus.title">
      القوائم المنسدلة
    </Trans>,
  ],
] as const
