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
  return [HEAD, '| page | 标题 | title | for |', '|---|---|---|---|', ...rows, ''].join('\n')
}

const HEAD = `# Roles and pages

Printed from \`services/portal/pages.ts\` by the test \`portal/pages\`; edit that list, not this
page.
Who may see a page's data is said again by the readers of the graph's fields: [roles.md](roles.md).
\`members\`: everybody who has signed in; \`anyone\`: strangers too.
`

test('the table of roles and pages is as printed', async () => {
  await expect(printTable()).toMatchFileSnapshot('../../../schema/pages.md')
})

test('no two pages have one path or, in the menu, one title', () => {
  const paths = PAGES.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  const titles = PAGES.filter(({ menu }) => menu !== null).map(({ title }) => title.en)
  expect(new Set(titles).size).toBe(titles.length)
})

test.each(ROLES)('the menu of %s has the pages for it, and no other', role => {
  const menu = PAGES.filter(page => page.menu !== null && maySee(page, [role]))
  const own = PAGES.filter(({ seenBy }) => seenBy === 'members' || seenBy.includes(role as never))
  expect(menu).toEqual(own.filter(({ menu, seenBy }) => menu !== null && seenBy !== 'anyone'))
  expect(menu.map(({ path }) => path)).toContain('/account')
  const desk = menu.filter(({ path }) => path.startsWith('/desk/applications'))
  expect(desk.length > 0).toBe(role === 'operator')
})

test('a page for some roles is not for the others', () => {
  const page = { ...PAGES[0]!, seenBy: ['operator', 'court'] as const }
  expect(ROLES.filter(role => maySee(page, [role]))).toEqual(['operator', 'court'])
  expect(maySee(page, ['supplier', 'court'])).toBe(true)
  expect(maySee({ ...page, seenBy: 'members' }, ['supplier'])).toBe(true)
})
