import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { FieldDefinition } from '../../own-fields.ts'

/** What an own field can hold, in words. */
export const ownTypeWords: { readonly [T in FieldDefinition['type']]: () => ReactNode } = {
  text: () => <Trans id="documentation.own.type-text">نص قصير</Trans>,
  long: () => <Trans id="documentation.own.type-long">نص طويل</Trans>,
  int: () => <Trans id="documentation.own.type-int">عدد صحيح</Trans>,
  decimal: () => <Trans id="documentation.own.type-decimal">عدد عشري</Trans>,
  bool: () => <Trans id="documentation.own.type-bool">نعم أو لا</Trans>,
  udate: () => <Trans id="documentation.own.type-udate">تاريخ قد يكون ناقصًا</Trans>,
  place: () => <Trans id="documentation.own.type-place">مكان</Trans>,
  code: () => <Trans id="documentation.own.type-code">اختيار من قائمة مرمّزة</Trans>,
  ref: () => <Trans id="documentation.own.type-ref">إحالة إلى سجل آخر</Trans>,
  evidence: () => <Trans id="documentation.own.type-evidence">ملف مرفق</Trans>,
}

/** Who reads what stands in a field. */
export const ownClassWords: { readonly [C in FieldDefinition['class']]: () => ReactNode } = {
  I: () => <Trans id="documentation.own.class-internal">داخلي</Trans>,
  X: () => <Trans id="documentation.own.class-sealed">مختوم</Trans>,
}
