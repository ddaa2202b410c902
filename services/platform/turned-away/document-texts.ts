import { ADMISSION_TEXTS } from '../../../contracts/command/command-refusal.ts'
import { badInput, type DetailedText } from '../../../contracts/kernel/refusal-text.ts'
import { type At, type Passed, told } from './told.ts'

type Counted = { readonly limit: number; readonly found: number }

function tooMany(what: { zh: string; en: string }): DetailedText<Counted> {
  return badInput<Counted>(
    d => `一份查询的${what.zh}不得超过 ${d.limit}，此份为 ${d.found}，请分成几份。`,
    d => `A document has at most ${d.limit} ${what.en}, and this one ${d.found}; send several.`,
  )
}

/** What a document of GraphQL, and the values beside it, must be. */
export const DOCUMENT_TEXTS = {
  document_must_be_graphql: told(
    400,
    'GRAPHQL_PARSE_FAILED',
    badInput<At>(
      d => `第 ${d.line} 行第 ${d.column} 列不合 GraphQL 语法：${d.reason}`,
      d => `Line ${d.line}, column ${d.column} is not GraphQL: ${d.reason}`,
    ),
  ),
  document_must_fit_the_graph: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    badInput<At>(
      d => `第 ${d.line} 行第 ${d.column} 列与接口不符：${d.reason}`,
      d => `Line ${d.line}, column ${d.column} does not fit the schema: ${d.reason}`,
    ),
  ),
  document_must_keep_to_its_tokens: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    badInput<{ limit: number }>(
      d => `一份查询不得超过 ${d.limit} 个词元，请分成几份。`,
      d => `A document has at most ${d.limit} tokens; send several.`,
    ),
  ),
  document_must_keep_to_its_aliases: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    tooMany({ zh: '别名数', en: 'aliases' }),
  ),
  document_must_keep_to_its_directives: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    tooMany({ zh: ' directive 数', en: 'directives' }),
  ),
  document_must_keep_to_its_depth: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    tooMany({ zh: '嵌套层数', en: 'levels of fields' }),
  ),
  document_must_keep_to_its_repeats: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    tooMany({ zh: '同名字段数', en: 'fields of one name' }),
  ),
  document_must_keep_to_its_breadth: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    tooMany({ zh: '字段数', en: 'fields' }),
  ),
  document_must_keep_to_its_cost: told(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    badInput<Counted>(
      d =>
        `查询所要的行与字段估为 ${d.found}，不得超过 ${d.limit}；页中之页相乘，其他列表按三行计，可能很长的按十行计。` +
        '请减少每页行数（first）或字段，或按记录编号（node）单独查询内层清单。',
      d =>
        `The rows and fields asked for cost ${d.found}, and the limit is ${d.limit}: a page ` +
        'within a page is multiplied, another list counts as three rows, and as ten where it ' +
        'may be long. Ask for smaller pages ' +
        '(first) or fewer fields, or for the inner list of one record (node) at a time.',
    ),
  ),
  operation_must_be_known: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ reason: string }>(
      d => `查询中没有 operationName 所指的 operation，或有多个操作而未指明：${d.reason}`,
      d => `The document has no operation of this name, or several and none is named: ${d.reason}`,
    ),
  ),
  value_must_have_its_type: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ reason: string }>(
      d => `所给的值与其类型不符：${d.reason}`,
      d => `A value that is given is not of its type: ${d.reason}`,
    ),
  ),
  id_must_be_that_of_a_node: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      '编号的前缀不属于任何一类记录，请核对。',
      'No kind of record has the prefix of this id; check it.',
    ),
  ),
  id_must_be_of_an_instrument: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      '该编号不是凭证编号，请核对。',
      'The id is not that of an instrument, such as rcv_…; check it.',
    ),
  ),
  id_must_be_of_its_kind: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ expected: string; found: string }>(
      d => `此处须填前缀为 ${d.expected}_ 的编号，现为 ${d.found}。`,
      d => `An id that begins with ${d.expected}_ belongs here; it is ${d.found}.`,
    ),
  ),
  page_must_be_within_its_length: told(
    400,
    'BAD_USER_INPUT',
    badInput<Passed>(
      d => `一页至多 ${d.limit} 行，${d.field} 为 ${d.found}；其余请用游标续查。`,
      d =>
        `A page has at most ${d.limit} rows, and ${d.field} is ${d.found}; read on by the cursor.`,
    ),
  ),
  cursor_must_be_one_of_this_connection: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      '该游标不属于此列表，请用此列表上一页返回的游标。',
      'The cursor is not one of this list; give one that a page of it answered.',
    ),
  ),
  request_must_hold_at_most_500_acts: told(
    400,
    'BAD_USER_INPUT',
    ADMISSION_TEXTS.request_must_hold_at_most_500_acts,
  ),
}
