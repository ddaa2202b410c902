import { expect, test } from 'vitest'
import { type ProjectFile, projectFiles } from './project-files.ts'

const ID = /INV-[A-Z]{2,5}-\d{2}/g
const LIST = 'test/README.md'

/** The list's rows open with an id; a test names the ids it shows in its title. */
function compare(files: ProjectFile[]) {
  const list = files.find(({ path }) => path === LIST)?.text ?? ''
  const listed = [...list.matchAll(/^\| (INV-[A-Z]{2,5}-\d{2}) \|/gm)].map(([, id]) => id!)
  const tested = files
    .filter(({ path }) => path.endsWith('.test.ts') && path !== 'test/tidy/invariants.test.ts')
    .flatMap(({ text }) => text.match(/\b(test|it|describe)(\.\w+)*\(\s*['"`].*?INV-.*/g) ?? [])
    .flatMap(title => title.match(ID) ?? [])
  return {
    listed,
    untested: listed.filter(id => !tested.includes(id)),
    unlisted: [...new Set(tested)].filter(id => !listed.includes(id)),
    twice: listed.filter((id, index) => listed.indexOf(id) !== index),
  }
}

test('each listed invariant is tested, each tested one is listed', () => {
  const { listed, ...faults } = compare(projectFiles())
  expect(listed.length).toBeGreaterThan(0)
  expect(faults).toEqual({ untested: [], unlisted: [], twice: [] })
})

test('an invariant only listed, only tested or listed twice is found', () => {
  const list = ['01', '02', '02'].map(n => `| INV-TTL-${n} | a sentence |`).join('\n')
  const shown = "test('INV-TTL-02 titles tile the face', () => {})\ntest(\n  'INV-TTL-03 so', f)"
  const { untested, unlisted, twice } = compare([
    { path: LIST, text: list },
    { path: 'test/contracts/a.test.ts', text: `// INV-TTL-01\n${shown}` },
  ])
  expect({ untested, unlisted, twice }).toEqual({
    untested: ['INV-TTL-01'],
    unlisted: ['INV-TTL-03'],
    twice: ['INV-TTL-02'],
  })
})
