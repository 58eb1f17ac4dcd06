import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Notice, Page } from '../../../web/index.ts'
import { ImportForm } from './parts/import-form.tsx'

/** Micro-thesauri from a file that the institution supplies. */
export function Screen() {
  const { t } = useLingui()
  return (
    <Page
      title={t({ id: 'vocabulary.import.title', message: 'استيراد قوائم من ملف' })}
      trail={[{ href: '/vocabularies', label: <Trans id="vocabulary.title">القوائم المرمّزة</Trans> }]}
      lead={
        <Trans id="vocabulary.import.lead">
          ملف CSV بترميز UTF-8 على هيئة قوائم هوريدوكس (microthesauri.csv). تُعرض المعاينة أولًا، ولا يُكتب شيء قبل
          موافقتك.
        </Trans>
      }
    >
      <Notice title={<Trans id="vocabulary.import.rules">ما لا يؤخذ من الملف</Trans>}>
        <p>
          <Trans id="vocabulary.import.rules-text">
            القوائم 6 و13 و15 و65 و67، والألفاظ العربية التي لم يُتحقق من موضعها، والفرنسية والإسبانية في القائمة 41. كل
            لفظ عربي مستورد يبقى موسومًا بأنه غير مراجَع.
          </Trans>
        </p>
      </Notice>
      <ImportForm kind="terms" accept=".csv" done={{ href: '/vocabularies', refresh: ['vocabularies', 'terms'] }} />
    </Page>
  )
}
