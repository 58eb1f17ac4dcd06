import { join } from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin, PluginOption } from 'vite'
import { catalogues } from './web/build/catalogue-plugin.ts'

const root = import.meta.dirname

/** Of Lingui's plugins only the macro transform: catalogues are compiled by ours, which never fills a gap with Arabic. */
const linguiMacros = (): PluginOption[] =>
  lingui({ macroTransform: true, configPath: join(root, 'lingui.config.ts') }).filter(
    (plugin: Plugin) => plugin.name !== 'vite-plugin-lingui-load-catalog',
  )

/** A page that uses one component of a door must not load all the others: our modules do nothing when imported, but CSS. */
const moduleSideEffects = (id: string): boolean | undefined =>
  id.includes('/node_modules/') || id.endsWith('.css') || id.endsWith('/web/main.tsx') || id.endsWith('-worker.ts')
    ? undefined
    : false

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  envDir: false,
} as const satisfies InlineConfig

/** The staff application: one chunk per route, hashed names, the strings of React Aria in our three languages only. */
export function clientConfig(outDir: string, seen: (id: string) => void): InlineConfig {
  return {
    ...shared,
    plugins: [
      linguiMacros(),
      catalogues(),
      react(),
      optimizeLocales.vite({ locales: ['ar-AE', 'fr-FR', 'en-US'] }),
      recorder(seen),
    ],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'web/main.tsx'),
        treeshake: { moduleSideEffects },
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
              { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
            ],
          },
        },
      },
    },
  }
}

/** The shell and the public pages for Node: one file that needs nothing beside it. */
export function serverConfig(outDir: string, seen: (id: string) => void): InlineConfig {
  return {
    ...shared,
    plugins: [linguiMacros(), catalogues(), react(), withoutPages(), recorder(seen)],
    ssr: { noExternal: true, target: 'node' },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(root, 'web/render.tsx'),
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        treeshake: { moduleSideEffects: (id) => (id.endsWith('/web/render.tsx') ? undefined : moduleSideEffects(id)) },
        output: { entryFileNames: 'render.js', format: 'es', codeSplitting: false },
      },
    },
  }
}

/** The server reads the list of routes but opens no staff page: their imports stay behind. */
function withoutPages(): Plugin {
  return {
    name: 'mithaq-without-pages',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/pages\/[^/]+\.tsx$/ },
      handler: (id) => ({ id, external: true }),
    },
  }
}

/** The service worker, with the list of files it keeps and the version that names its cache written into it. */
export function workerConfig(outDir: string, kept: WorkerList, seen: (id: string) => void): InlineConfig {
  return {
    ...shared,
    plugins: [recorder(seen)],
    define: { __MITHAQ_KEPT__: JSON.stringify(kept.files), __MITHAQ_VERSION__: JSON.stringify(kept.version) },
    build: {
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'web/service-worker.ts'),
        output: { entryFileNames: 'sw.js', format: 'iife', codeSplitting: false },
      },
    },
  }
}

/** A worker of one file with the engines of WebAssembly that its own headers allow: `hash` before sending, `vault` for what is sealed. */
export function engineConfig(name: 'hash' | 'vault', outDir: string, seen: (id: string) => void): InlineConfig {
  return {
    ...shared,
    plugins: [recorder(seen)],
    build: {
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, `web/${name}/${name}-worker.ts`),
        treeshake: { moduleSideEffects },
        output: { entryFileNames: `${name}-worker.js`, format: 'iife', codeSplitting: false },
      },
    },
  }
}

export type WorkerList = { readonly version: string; readonly files: readonly string[] }

/** Tells which modules took part, so that the freshness of a build is judged by exactly these. */
function recorder(seen: (id: string) => void): Plugin {
  return { name: 'mithaq-recorder', moduleParsed: (module) => seen(module.id) }
}

export default clientConfig(join(root, 'web/dist/client'), () => undefined)
