/** A part of the view: which values it holds, by which keys. Each is defined once by its owner. */
export interface State<Key, Value> {
  readonly name: string
  /** Never set: it only carries the types. */
  readonly of?: readonly [Key, Value]
}

export function defineState<Key, Value>(name: string): State<Key, Value> {
  return { name }
}
