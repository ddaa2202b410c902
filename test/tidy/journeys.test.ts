import { describe, expect, test } from 'vitest'
import { type ProjectFile, projectFiles } from './project-files.ts'

/** A story is a page: what a user reads it with is a user's, and nothing looks behind the scene. */
const PAGE_LINES_MAX = 150
const MAY_IMPORT = [
  /^vitest$/,
  /^\.\.\/\.\.\/services\/client\/index\.ts$/,
  /^\.\.\/\.\.\/contracts\/kernel\/id\.ts$/,
  /^\.\.\/support\/journey\/[a-z-]+\.ts$/,
]

const stories = projectFiles().filter(({ path }) => path.startsWith('test/journeys/'))

function findForeign({ text }: Pick<ProjectFile, 'text'>): readonly string[] {
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => name!,
  )
  return named.filter(name => !MAY_IMPORT.some(allowed => allowed.test(name)))
}

describe('the stories', () => {
  test('are at least eight, each a page of its own', () => {
    expect(stories.length).toBeGreaterThanOrEqual(8)
    const lines = ({ text }: ProjectFile) => text.split('\n').length - 1
    expect(stories.filter(story => lines(story) > PAGE_LINES_MAX)).toEqual([])
    expect(stories.filter(({ path }) => !path.endsWith('.test.ts'))).toEqual([])
  })

  test('are told through the client alone', () => {
    const foreign = stories.flatMap(story => findForeign(story).map(name => [story.path, name]))
    expect(foreign).toEqual([])
  })

  test('would be found where they look behind the scene', () => {
    const text = `import pg from 'pg'\nimport '../support/market.ts'
      import { newId } from '../../services/client/index.ts'
      const { startGateway } = await import('../../services/gateway/index.ts')`
    const foreign = ['pg', '../support/market.ts', '../../services/gateway/index.ts']
    expect(findForeign({ text })).toEqual(foreign)
  })
})
