// Bundles the server for a quick start. Native parts (better-sqlite3, sharp) stay outside.
import { build } from 'esbuild'
import { precompress } from '../src/platform/node/assets.ts'

await build({
  entryPoints: {
    node: 'src/node.ts',
    cli: 'src/cli.ts',
    'images-child': 'src/platform/node/images-child.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  external: ['better-sqlite3', 'sharp'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
})

precompress(process.cwd())
