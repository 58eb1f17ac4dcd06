/** What the server must know of the built files (`web/dist/assets.json`): addresses begin with `/`. */
export type BuiltAssets = {
  readonly version: string
  /** The entry of the staff application, and what it imports at once. */
  readonly script: string
  readonly imports: readonly string[]
  readonly style: string
  /** File name of a font as its package has it → address. */
  readonly fonts: Readonly<Record<string, string>>
  /** Source path of a page or catalogue → the files it loads beyond the entry. */
  readonly later: Readonly<Record<string, readonly string[]>>
}
