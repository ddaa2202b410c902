/** An amount with its unit, which is never left out: `50000元`, `50000.00yuan`, `12fen`. */
export type MoneyText = string
/** A plain decimal: `0.0435` is 4.35 %. */
export type RateText = string
/** A calculation over the quantities of the deal: `min(note.A.balance, 5% * pool.balance)`. */
export type ExpressionText = string
/** Letters (Chinese ones too), digits and `_`: the key by which a deal refers to a thing. */
export type Name = string

export type ByName<T> = Readonly<Record<Name, T>>

/** The same text in Chinese and in English. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Words
