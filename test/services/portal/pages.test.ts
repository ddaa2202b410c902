import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { maySee, type Page } from '../../../services/portal/app/page.ts'
import type { PartyRole } from '../../../services/portal/graph/graphql.ts'

/** By its path, since the pages themselves are checked with the types of browsers. */
const { PAGES }: { readonly PAGES: readonly Page[] } = await import(
  join(projectRoot, 'services/portal/pages.ts')
)

/** As the graph spells them. */
const ROLES = PARTY_ROLES.map(role => role.replace('-', '_') as PartyRole)

/** Which page is for whom: a row for each page. */
function printTable(): string {
  const rows = PAGES.map(page => {
    const seen = ROLES.filter(role => maySee(page, [role]))
    const who = typeof page.seenBy === 'string' ? page.seenBy : seen.join(', ')
    return `| \`${page.path}\` | ${page.title.zh} | ${page.title.en} | ${who} |`
  })
  return ['| page | 标题 | title | for |', '|---|---|---|---|', ...rows, ''].join('\n')
}

test('the table of roles and pages is as printed', async () => {
  await expect(printTable()).toMatchFileSnapshot('role-and-page.md')
})

test('no two pages have one path or, in the menu, one title', () => {
  const paths = PAGES.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  const titles = PAGES.filter(({ menu }) => menu !== null).map(({ title }) => title.en)
  expect(new Set(titles).size).toBe(titles.length)
})

test('a page for some roles is not for the others', () => {
  const page = { ...PAGES[0]!, seenBy: ['operator', 'court'] as const }
  expect(ROLES.filter(role => maySee(page, [role]))).toEqual(['operator', 'court'])
  expect(maySee(page, ['supplier', 'court'])).toBe(true)
  expect(maySee({ ...page, seenBy: 'members' }, ['supplier'])).toBe(true)
})
