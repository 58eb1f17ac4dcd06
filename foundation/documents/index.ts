/** The door of the documents room, for the browser and for Node: one document model, and its renderings that need no engine. */
export { canonicalDocument } from './canonical.ts'
export { type HtmlOptions, renderHtml } from './html/render-html.ts'
export type { Block, BlockOf } from './model/blocks.ts'
export type { Inline, Inlines, ValueKind } from './model/inlines.ts'
export { DocModel } from './model.ts'
