import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of script, compressed, that a page of the portal loads until it shows itself. */
export type PageSizes = Readonly<Record<string, number>>

/** A file of the bundle, as Vite's manifest lists it. */
interface Part {
  readonly file: string
  readonly imports?: readonly string[]
}

type Manifest = Readonly<Record<string, Part>>

const ENTRY = 'index.html'
/** What is around every page but the one where one signs in. */
const INSIDE = ['app/inside.tsx', 'app/frame.tsx']
const SIGN_IN = 'sign-in'
const PAGE = /^pages\/([\w-]+)\/page\.tsx$/

/** Adds up what each page needs, each file once: entry, frame, the page and what it imports. */
export function measurePages(folder: string): PageSizes {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const pages = Object.keys(manifest).flatMap(key => {
    const [, name] = PAGE.exec(key) ?? []
    return name === undefined ? [] : [{ key, name }]
  })
  return Object.fromEntries(
    pages.map(({ key, name }) => {
      const roots = name === SIGN_IN ? [ENTRY, key] : [ENTRY, ...INSIDE, key]
      const files = new Set(roots.flatMap(root => [...reach(manifest, root)]))
      return [name, sum([...files].map(file => statSync(join(folder, `${file}.br`)).size))]
    }),
  )
}

function reach(manifest: Manifest, root: string, seen = new Set<string>()): Set<string> {
  const files = new Set<string>()
  const visit = (key: string) => {
    const part = manifest[key]
    if (!part || seen.has(key)) return
    seen.add(key)
    files.add(part.file)
    for (const one of part.imports ?? []) visit(one)
  }
  visit(root)
  return files
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, one) => all + one, 0)
}
