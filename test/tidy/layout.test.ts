import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { missingBuilds } from '../../services/local/develop/complete-lock.ts'
import { projectRoot } from '../../services/platform/project-root.ts'
import { projectFiles } from './project-files.ts'

const VISIBLE = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'ARCHITECTURE.md'],
  ...['LICENSE', 'contracts', 'workflows', 'services', 'schema', 'test', 'node_modules'],
]
const paths = projectFiles().map(({ path }) => path)
const readJson = (file: string) => JSON.parse(readFileSync(join(projectRoot, file), 'utf8'))

test('the top level holds what it should, and nothing else', () => {
  const visible = readdirSync(projectRoot).filter(name => !name.startsWith('.'))
  expect(visible.filter(name => !VISIBLE.includes(name))).toEqual([])
  expect(VISIBLE.filter(name => !visible.includes(name))).toEqual([])
})

test('each folder of the first two levels says what lives there', () => {
  const folders = new Set(
    paths
      .filter(path => /^(contracts|workflows|services|schema|test)\//.test(path))
      .flatMap(path => {
        const [first, second, third] = path.split('/')
        return third && first !== 'test' ? [first, `${first}/${second}`] : [first]
      }),
  )
  expect(folders.size).toBeGreaterThan(5)
  expect([...folders].filter(folder => !paths.includes(`${folder}/README.md`))).toEqual([])
})

test('every link between our pages leads somewhere', () => {
  const pages = projectFiles().filter(({ path }) => path.endsWith('.md'))
  const links = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, to]) => ({ path, to: to! })),
  )
  expect(links.length).toBeGreaterThan(0)
  const dead = links.filter(({ path, to }) => !existsSync(join(projectRoot, dirname(path), to)))
  expect(dead).toEqual([])
})

test('decisions and migrations are numbered once each, in words', () => {
  for (const [folder, ending] of [
    ['schema/decisions', 'md'],
    ['schema/migrations', 'sql'],
  ] as const) {
    const names = paths
      .filter(path => path.startsWith(`${folder}/`) && !path.endsWith('README.md'))
      .map(path => path.slice(folder.length + 1))
    expect(names.length).toBeGreaterThan(0)
    const pattern = new RegExp(String.raw`^\d{4}(-[a-z0-9]+)+\.${ending}$`)
    expect(names.filter(name => !pattern.test(name))).toEqual([])
    const numbers = names.map(name => name.slice(0, 4))
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([])
  }
})

test('every version is exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = readJson('package.json')
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(`${version}`))).toEqual(
    [],
  )
})

test('the lock names the builds for other systems, so npm ci works there', () => {
  const { packages } = readJson('package-lock.json')
  expect(missingBuilds(packages)).toEqual([])
  const { 'node_modules/@biomejs/cli-win32-x64': taken, ...others } = packages
  // npm notes by itself that it is for development only.
  const { dev: _, ...build } = taken
  expect(missingBuilds(others)).toEqual([['node_modules/@biomejs/cli-win32-x64', build]])
})
