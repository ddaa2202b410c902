import { isNonNullType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../services/gateway/build-schema.ts'

/** One field that fails does not empty the answer: what stands side by side is apart. */
test('every field of the roots, every list and every node of a list may be null by itself', () => {
  const names = Object.values(schema.getTypeMap()).flatMap(type => {
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    return Object.values(type.getFields()).flatMap(field => {
      const isRoot = ['Query', 'Mutation'].includes(type.name)
      const isList = /Connection!?$/.test(String(field.type))
      const isNode = type.name.endsWith('Edge') && field.name === 'node'
      const stands = isRoot || isList || isNode
      return stands
        ? [{ name: `${type.name}.${field.name}`, bound: isNonNullType(field.type) }]
        : []
    })
  })
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter(({ bound }) => bound).map(({ name }) => name)).toEqual([])
})
