import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import packed from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A real browser that came with `npm ci`: nothing of it has to be on the machine beforehand. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked()
  const executablePath = join(home, 'chromium')
  return chromium.launch({
    executablePath,
    args: [...packed.args.filter(isFit), ...calm],
    env: { ...environment(), ...libraries(home, executablePath), ...fonts(home) },
  })
}

/** Fit for a function in a cloud, not for a test: they fold processes together and switch the same-origin policy off. */
const unfit = ['--single-process', '--no-zygote', '--disable-web-security', '--in-process-gpu']
/** Drawing without a graphics card is quickest when nothing pretends to be one. */
const pretended = /^--(use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)/
const calm = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
]

const isFit = (argument: string): boolean => !unfit.includes(argument) && !pretended.test(argument)

/** Unpacks once per machine and version. The last step is a rename, so that nobody ever sees half a browser. */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `countersign-browser-${packedVersion()}`)
  if (existsSync(home)) return home
  const making = mkdtempSync(join(tmpdir(), 'countersign-unpacking-'))
  await unpackInto(making)
  try {
    renameSync(making, home)
  } catch {
    rmSync(making, { recursive: true, force: true })
  }
  return home
}

/** The package unpacks below the temporary folder, and its spare libraries only where it believes to be in that cloud. */
async function unpackInto(folder: string): Promise<void> {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'
  try {
    await packed.executablePath()
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

function packedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'bin'))) folder = dirname(folder)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )

/** The spare libraries, only when this machine lacks one: the machine's own fit it better. */
function libraries(home: string, executablePath: string): Record<string, string> {
  const needed = execFileSync('ldd', [executablePath], { encoding: 'utf8' })
  return needed.includes('not found') ? { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } : {}
}

/** The spare fonts, only when this machine has no list of fonts at all. */
const fonts = (home: string): Record<string, string> =>
  existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }
