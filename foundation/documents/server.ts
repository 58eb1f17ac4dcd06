/** The second door of the documents room, for Node alone: PDF, set by Typst in a limited process. */

export { documentStyleSheet } from './html/style-sheet.ts'
export type { FontFile } from './pdf/fonts.ts'
export { type PdfOptions, type PdfRendering, type PdfStandard, renderPdf } from './pdf/render-pdf.ts'
