import { type DocumentNode, Kind, parse, printSchema, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../../services/gateway/build-schema.ts'

describe('the printed graph explains itself', () => {
  const described = listDescribed(parse(printSchema(schema)))

  test('all of it is read', () => {
    expect(described.length).toBeGreaterThan(500)
  })

  test('every type, field, value, argument and directive is described in whole sentences', () => {
    const faulty = described.filter(({ text }) => !isWhole(text))
    expect(faulty.map(({ name, text }) => `${name}: ${text}`)).toEqual([])
  })

  test.each([
    ['nothing', 'type Query { of: Int }'],
    ['its readers alone', '"Open to: members." type Query { of: Int }'],
    ['a small letter first', '"base64url." type Query { of: Int }'],
    ['no full stop', '"The name of the act" type Query { of: Int }'],
  ])('%s is found to be no description', (_what, text) => {
    expect(isWhole(listDescribed(parse(text))[0]!.text)).toBe(false)
  })
})

interface Described {
  readonly name: string
  readonly text: string
}

/** Lists each description with the path of what it describes, `Query.node.id`. */
function listDescribed(document: DocumentNode): readonly Described[] {
  const path: string[] = []
  const described: Described[] = []
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE || !('name' in node) || !DESCRIBED.has(node.kind)) return
      path.push(node.name!.value)
      const text = 'description' in node ? (node.description?.value ?? '') : ''
      described.push({ name: path.join('.'), text: text.replace(READERS, '') })
    },
    leave(node) {
      if (DESCRIBED.has(node.kind)) path.pop()
    },
  })
  return described
}

/** What the gateway adds to each field. */
const READERS = /\s*Open to: [a-z_, -]+\.$/

const DESCRIBED: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
])

function isWhole(text: string): boolean {
  return /^\p{Lu}.*[.?]$/su.test(text)
}
