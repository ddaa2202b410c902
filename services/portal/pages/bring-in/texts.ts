import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '导入单据',
    kind: '单据种类',
    order: '先导入订单，再导入交货单，最后导入发票：后者须对得上前者。',
    drop: '把文件拖到这里，或点击选择',
    forms: 'CSV、XLSX 或 Parquet，最大 1 GiB；含公式或脚本的内容一律按文字处理',
    chosen: '已选：{name}（{size}）',
    mapping: '对应关系：请核对各字段来自哪一列',
    tooLarge: '“{name}”为 {size}，超过 1 GiB，未上传。请分成几个文件。',
    packed:
      '此文件须由服务器读取，无法在浏览器中预览列名。首行须为平台字段名（如 seller、number、' +
      'amount），金额以分为单位；否则请另存为 CSV。',
    field: '字段',
    source: '来自',
    sample: '文件首行的值',
    needed: '必填',
    nowhere: '（文件中没有）',
    always: '固定值…',
    fixed: '{field} 的固定值',
    dates: '日期写法',
    amounts: '金额单位',
    major: '元',
    minor: '分',
    lacking: '还须指定：{fields}',
    send: '导入',
    sending: '正在上传',
    sent: '{sent} / {all}',
    judging: '已上传，正在逐行核对…大文件需要几分钟，可以离开本页，报告会出现在导入列表中。',
    report: '导入列表',
  },
  en: {
    title: 'Import documents',
    kind: 'What they are',
    order:
      'Orders first, then deliveries, then invoices: the later ones must match the earlier ones.',
    drop: 'Drop a file here, or click to choose one',
    forms:
      'CSV, XLSX or Parquet, 1 GiB at most; formulas and scripts in it are taken as plain text',
    chosen: 'Chosen: {name} ({size})',
    mapping: 'Please check which column tells which field',
    tooLarge: '“{name}” has {size}, more than 1 GiB, and was not sent. Bring it in in parts.',
    packed:
      'This file is read by the server; its columns cannot be shown here. Its first row must ' +
      'have the platform’s names (seller, number, amount…), with amounts in minor units; save ' +
      'it as CSV if not.',
    field: 'Field',
    source: 'Comes from',
    sample: 'First value',
    needed: 'needed',
    nowhere: '(not in the file)',
    always: 'Always the same…',
    fixed: 'Value of {field}',
    dates: 'How dates are written',
    amounts: 'Amounts are in',
    major: 'major units, as yuan',
    minor: 'minor units, as fen',
    lacking: 'Still to be said: {fields}',
    send: 'Import',
    sending: 'Sending',
    sent: '{sent} of {all}',
    judging:
      'Sent; each row is being examined. A large file takes minutes: you may leave, the report ' +
      'will stand in the list of imports.',
    report: 'List of imports',
  },
})
