import { builder } from './builder.ts'

/**
 * Makes an enum of code words, each with what it means. GraphQL takes no hyphen in a name:
 * `plan-manager` is `plan_manager` there.
 */
export function enumOf<const Name extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Name, string>>,
) {
  const entries = Object.entries<string>(meanings).map(
    ([value, meaning]) =>
      [value.replaceAll('-', '_'), { value: value as Name, description: meaning }] as const,
  )
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries) as Record<string, { value: Name }>,
  })
}
