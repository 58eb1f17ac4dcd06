import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Evidence } from '../../model.ts'

type Part = Evidence['capture_set'][number]

/** What a capture of a page consists of. */
export const captureWords: { readonly [One in Part]: () => ReactNode } = {
  page: () => <Trans id="evidence.capture.page">الصفحة كما تُرى</Trans>,
  html: () => <Trans id="evidence.capture.html">نصها البرمجي</Trans>,
  screenshot: () => <Trans id="evidence.capture.screenshot">صورة شاشة</Trans>,
  media: () => <Trans id="evidence.capture.media">الوسائط التي فيها</Trans>,
  comments: () => <Trans id="evidence.capture.comments">التعليقات</Trans>,
  uploader: () => <Trans id="evidence.capture.uploader">صفحة الناشر</Trans>,
}

export const captureChoices = () => Object.entries(captureWords).map(([value, words]) => ({ value, label: words() }))
