import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Notice, Page } from '../../../web/index.ts'
import { ImportForm } from './parts/import-form.tsx'

/** Areas from a table or a GeoJSON file. */
export function Screen() {
  const { t } = useLingui()
  return (
    <Page
      title={t({ id: 'vocabulary.places.import-title', message: 'استيراد أماكن من ملف' })}
      trail={[{ href: '/places', label: <Trans id="vocabulary.places.title">معجم الأماكن</Trans> }]}
      lead={
        <Trans id="vocabulary.places.import-lead">
          جدول CSV أو ملف GeoJSON بترميز UTF-8. تؤخذ منه الأسماء والنقاط وحدها؛ لا تؤخذ الحدود ولا يُحسب منها مركز.
        </Trans>
      }
    >
      <Notice title={<Trans id="vocabulary.places.columns">أسماء الأعمدة أو الخصائص</Trans>}>
        <p>
          <bdi dir="ltr" lang="en">
            code, parent_code, type, name_ar, name_fr, name_en, variants_ar, variants_fr, variants_en, latitude,
            longitude, radius_m, valid_from, valid_to
          </bdi>
        </p>
        <p>
          <Trans id="vocabulary.places.columns-text">
            الرمز code واسم واحد على الأقل لازمان. تُفصل الصيغ الأخرى بعلامة | وتُكتب التواريخ 2015-09-04.
          </Trans>
        </p>
      </Notice>
      <ImportForm kind="areas" accept=".csv,.geojson,.json" done={{ href: '/places', refresh: ['areas'] }} />
    </Page>
  )
}
