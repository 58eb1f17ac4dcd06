import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Tag } from '../../../../web/index.ts'
import type { LText } from '../../../language/index.ts'
import type { Labels, labelStatuses, origins } from '../../model.ts'

/** The labels of a term in the languages of the interface. */
export const shown = ({ ar, fr, en, es }: Labels): LText => {
  const own = {
    ...(ar === undefined ? {} : { ar }),
    ...(fr === undefined ? {} : { fr }),
    ...(en === undefined ? {} : { en }),
  }
  return Object.keys(own).length === 0 && es !== undefined ? { en: es } : own
}

export const originTags: { readonly [Key in (typeof origins)[number]]: () => ReactNode } = {
  core: () => (
    <Tag>
      <Trans id="vocabulary.origin.core">أساسية</Trans>
    </Tag>
  ),
  package: () => (
    <Tag>
      <Trans id="vocabulary.origin.package">مستوردة</Trans>
    </Tag>
  ),
  institution: () => (
    <Tag kind="brand">
      <Trans id="vocabulary.origin.institution">للمؤسسة</Trans>
    </Tag>
  ),
}

export const statusTags: { readonly [Key in (typeof labelStatuses)[number]]: () => ReactNode } = {
  reviewed: () => (
    <Tag kind="ok">
      <Trans id="vocabulary.status.reviewed">مراجَعة</Trans>
    </Tag>
  ),
  unreviewed: () => (
    <Tag kind="warn">
      <Trans id="vocabulary.status.unreviewed">غير مراجَعة</Trans>
    </Tag>
  ),
  machine: () => (
    <Tag kind="warn">
      <Trans id="vocabulary.status.machine">ترجمة آلية</Trans>
    </Tag>
  ),
}

export const RetiredTag = () => (
  <Tag>
    <Trans id="vocabulary.retired">خارج الاستعمال</Trans>
  </Tag>
)

export const SpanishName = () => <Trans id="vocabulary.spanish">الإسبانية</Trans>
