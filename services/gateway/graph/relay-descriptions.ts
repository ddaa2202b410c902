import { PAGE_ROWS, PAGE_ROWS_MAX } from './limits.ts'

/** What the types and fields mean that come with paging and with ids, the same for every noun. */
export const RELAY_DESCRIPTIONS = {
  nodeTypeOptions: {
    description: 'A record that has an id of its own and can be read again by it, with `node`.',
  },
  idFieldOptions: {
    description: 'The id of the record. Its prefix says of what kind it is, as `rcv_` or `pty_`.',
  },
  nodeQueryOptions: {
    description:
      'The record that has this id, whatever its kind. Null where there is none that the reader ' +
      'may see.',
    args: { id: { description: 'The id of the record.' } },
  },
  pageInfoTypeOptions: {
    description: 'Where a page of a list begins and ends, and whether there are more rows.',
  },
  hasNextPageFieldOptions: { description: 'Whether rows follow after this page.' },
  hasPreviousPageFieldOptions: { description: 'Whether rows stand before this page.' },
  startCursorFieldOptions: {
    description: 'The cursor of the first row of the page. Null where the page is empty.',
  },
  endCursorFieldOptions: {
    description: 'The cursor of the last row of the page. Null where the page is empty.',
  },
  defaultConnectionTypeOptions: { description: 'A page of a list.' },
  defaultEdgeTypeOptions: { description: 'A row of a page, with its place in the list.' },
  edgesFieldOptions: {
    description: 'The rows of the page, in the order of the list.',
    complexity: { field: 1, multiplier: 1 },
  },
  pageInfoFieldOptions: { description: 'Where the page begins and ends.' },
  nodeFieldOptions: {
    description: 'The record in this row. Null where a part of it that must be there failed.',
    nullable: true,
  },
  cursorFieldOptions: {
    description: 'The place of the row in the list, to be given as `after` or `before`.',
  },
  firstArgOptions: {
    description:
      `How many rows the page has at most, from its beginning: ${PAGE_ROWS} if neither this nor ` +
      `\`last\` is given, ${PAGE_ROWS_MAX} at most. More are refused.`,
  },
  lastArgOptions: {
    description:
      `How many rows the page has at most, from its end, ${PAGE_ROWS_MAX} at most. More are ` +
      'refused.',
  },
  afterArgOptions: { description: 'A cursor of this list: the page begins after its row.' },
  beforeArgOptions: { description: 'A cursor of this list: the page ends before its row.' },
} as const
