import { Trans, useLingui } from '@lingui/react/macro'
import type { Language } from '../../foundation/language/index.ts'
import { LTextView } from '../design/ltext-view.tsx'
import { Page } from '../design/page.tsx'
import { Tag } from '../design/tag.tsx'
import { Reference } from '../design/values.tsx'
import { type OpenApi, type Operation, operationsOf } from './open-api.ts'

/** The OpenAPI document as a page to read: every operation with its purpose, parameters and answers. */
export function ApiPage({ openApi, language }: { readonly openApi: OpenApi; readonly language: Language }) {
  const { t } = useLingui()
  const groups = Map.groupBy(operationsOf(openApi), ({ path }) => path.split('/')[2] ?? '')
  return (
    <Page title={t({ id: 'web.api.title', message: 'واجهة البرمجة' })}>
      <div className="prose">
        <p>
          <Trans id="web.api.lead">
            كل ما تفعله الصفحات متاح أيضاً لبرامج المؤسسة، بالصلاحيات نفسها. هذه الصفحة تُستخرج من الوثيقة الآلية نفسها:
          </Trans>{' '}
          <a href="/api/openapi.json" hrefLang={language}>
            <Reference>/api/openapi.json</Reference>
          </a>
        </p>
      </div>
      {[...groups].map(([group, operations]) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>
            <Reference>{`/api/${group}`}</Reference>
          </h2>
          <ul className="operations">
            {operations.map((operation) => (
              <li key={`${operation.method} ${operation.path}`}>
                <OperationView operation={operation} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function OperationView({ operation }: { readonly operation: Operation }) {
  const { method, path, summary, capability, parameters, answers } = operation
  return (
    <>
      <h3>
        <Reference>{`${method} ${path}`}</Reference>
      </h3>
      <p>
        <LTextView text={summary} quiet />
      </p>
      <p className="operation-facts">
        <Tag>
          {capability === 'public' ? <Trans id="web.api.public">للجميع</Trans> : <Reference>{capability}</Reference>}
        </Tag>{' '}
        <Trans id="web.api.answers">
          الأجوبة: <Reference>{answers.join(', ')}</Reference>
        </Trans>
      </p>
      {parameters.length === 0 ? null : (
        <ul>
          {parameters.map(({ name, place, required }) => (
            <li key={`${place} ${name}`}>
              <Reference>{`${name} (${place})`}</Reference>{' '}
              {required ? <Trans id="web.api.required">لازم</Trans> : <Trans id="web.api.optional">اختياري</Trans>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
