type Entry = {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * What in package-lock.json would stop or bind an installation elsewhere: addresses of one registry, and builds for
 * other systems that npm left out, which makes `npm ci` refuse the whole file.
 */
export function checkLockFile(text: string): readonly string[] {
  const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, Entry>> }
  return Object.entries(packages).flatMap(([path, { resolved, optionalDependencies = {} }]) => [
    ...(resolved === undefined
      ? []
      : [
          `package-lock.json binds ${path} to ${resolved}. Set omit-lockfile-registry-resolved and write the file again.`,
        ]),
    ...Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map(
        (name) =>
          `package-lock.json lacks ${name}, which ${path || 'package.json'} names. npm ci refuses such a file; write it again in a folder without node_modules.`,
      ),
  ])
}

// Node's own search: the nearest node_modules first, then each one further out.
function isLocked(packages: Readonly<Record<string, Entry>>, from: string, name: string): boolean {
  for (let folder = from; ; ) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true
    if (folder === '') return false
    const at = folder.lastIndexOf('/node_modules/')
    folder = at === -1 ? '' : folder.slice(0, at)
  }
}
