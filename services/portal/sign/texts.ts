import { defineTexts } from '../texts/texts.ts'

export const SIGN = defineTexts({
  zh: {
    title: '请阅读后签署',
    titleDone: '签署结果',
    drawing: '正在准备待签内容…',
    checking: '正在由账本逐项预审：{done} / {count}',
    notTaken: '{count} 项未列入本次签署',
    notTakenFile: '未办理事项.csv',
    notTakenGive: '将未办理的 {count} 项存为文件',
    counts:
      '已完成 {done} 项{waits, plural, =0 {} other {，等待复核 # 项}}' +
      '{refused, plural, =0 {} other {，未获接受 # 项}}' +
      '{skipped, plural, =0 {} other {，未签署 # 项}}' +
      '{unanswered, plural, =0 {} other {，没有应答 # 项}}',
    firm: '以“{firm}”的名义签署（{duty}）',
    otherFirm: '此指令以其他机构的名义作出：{party}',
    fromBytes: '以下文字由本浏览器根据即将签署的原文生成。',
    sum: '本次签署 {count} 项，逐项处理。合计',
    leftOut: '另有 {count} 项本次不签署，原因见各项下。',
    amount: '金额',
    counterparty: '对方',
    dueOn: '到期日',
    consequence: '后果',
    more: '显示全部 {count} 项',
    changed: '起草之后发生了变化',
    changedField: '{what}：起草时为“{was}”，现为“{now}”',
    changedGone: '{what}：起草时未列出或现已无法查看',
    changedText: '内容已与账本不符，不能签署。请经办人撤回后重新起草。',
    obstacle: '目前无法执行',
    obstacleText: '本次不签署此项；情况变化后可再签。',
    wrongLedger: '此指令是写给另一账本的，不能签署。',
    sign: '签署{count, plural, =1 {} other { # 项}}',
    cancel: '取消',
    close: '关闭',
    sending: '正在处理：{done} / {count}',
    lost: '网络中断。已签的内容原样保留，正在重新发送，不会重复执行。',
    again: '将同一指令再发一次',
    kept: '您在此浏览器中签署的 {count} 份内容尚未得到答复。',
    unansweredText: '不知道结果如何。重新发送的是同一份已签指令，不会重复执行。',
    done: '已完成',
    doneText: '账本第 {entry} 号记录',
    waits: '已签，等待他人复核',
    waitsText: '内容已存为草稿，列在复核人的待办中。',
    refused: '未获接受',
    skipped: '未签署',
    unanswered: '没有应答',
    rule: '规则 {code}',
    next:
      '下一步：{class, select, BAD_INPUT {改正所填内容后重新提交。} NOT_FOUND {核对编号。} ' +
      'NOT_ALLOWED {请有相应权限的人办理，或联系本机构管理人员。} ' +
      'CONFLICT {刷新后查看现状，需要时重新发起。} other {刷新后查看现状。}}',
    noKey: '此浏览器中没有您的密钥，不能签署',
    noKeyText: '请在保存密钥的设备上登录后签署。设备已丢失或更换的，请申请新密钥。',
    lostKey: '设备丢失或更换：申请新密钥',
    nothing: '所选事项没有可签署的内容：已起草并等待他人签署，或已办结。',
    reader: '您的职责为查阅，不能签署。',
  },
  en: {
    title: 'Read, then sign',
    titleDone: 'What came of it',
    drawing: 'Preparing what is to be signed…',
    checking: 'The ledger is examining them one by one: {done} of {count}',
    notTaken: '{count, plural, =1 {One is} other {# are}} left out',
    notTakenFile: 'not-taken.csv',
    notTakenGive: 'Keep what was not taken as a file ({count})',
    counts:
      '{done} done{waits, plural, =0 {} other {, # to be checked by others}}' +
      '{refused, plural, =0 {} other {, # not accepted}}' +
      '{skipped, plural, =0 {} other {, # not signed}}' +
      '{unanswered, plural, =0 {} other {, # without an answer}}',
    firm: 'Signed for {firm} ({duty})',
    otherFirm: 'This command is given by another firm: {party}',
    fromBytes: 'This browser has made these words from the very text that will be signed.',
    sum:
      'Signing {count, plural, =1 {one act} other {# acts together, with a result for each}}. ' +
      'In all',
    leftOut:
      '{count, plural, =1 {One more is} other {# more are}} left unsigned now; the reason stands ' +
      'below.',
    amount: 'Amount',
    counterparty: 'With',
    dueOn: 'Due',
    consequence: 'What follows',
    more: 'Show all {count}',
    changed: 'Something has changed since it was drawn up',
    changedField: '{what}: was “{was}”, is now “{now}”',
    changedGone: '{what}: was not shown then, or cannot be seen now',
    changedText:
      'It no longer says what the ledger has, and cannot be signed. Ask its maker to draw it up ' +
      'anew.',
    obstacle: 'It cannot be done as things stand',
    obstacleText: 'It is left unsigned now and can be signed once that has changed.',
    wrongLedger: 'This command is addressed to another ledger and cannot be signed.',
    sign: 'Sign{count, plural, =1 {} other { #}}',
    cancel: 'Cancel',
    close: 'Close',
    sending: 'Done {done} of {count}',
    lost:
      'The connection is lost. What was signed is kept as it is and sent again; nothing is done ' +
      'twice.',
    again: 'Send the same command again',
    kept:
      '{count, plural, =1 {One command} other {# commands}} that you signed in this browser ' +
      'had no answer.',
    unansweredText:
      'What came of it is not known. The same signed command is sent again; nothing is done twice.',
    done: 'Done',
    doneText: 'Entry {entry} of the ledger',
    waits: 'Signed; others have yet to check it',
    waitsText: 'It is kept as a draft and stands among the tasks of those who check.',
    refused: 'Not accepted',
    skipped: 'Not signed',
    unanswered: 'No answer',
    rule: 'Rule {code}',
    next:
      'Next: {class, select, BAD_INPUT {correct what was entered and send it again.} ' +
      'NOT_ALLOWED {have somebody do it who may, or ask those who run your firm’s access.} ' +
      'CONFLICT {look at how things stand now, and start again if need be.} ' +
      'NOT_FOUND {check the id.} other {look at how things stand now.}}',
    noKey: 'This browser has no key of yours, so nothing can be signed here',
    noKeyText:
      'Sign in on the device that has your key. If that is lost or was replaced, apply for a new ' +
      'one.',
    lostKey: 'Device lost or replaced: apply for a new key',
    nothing:
      'Nothing is left to sign of what was chosen: it is drawn up and waits for others, or is ' +
      'over.',
    reader: 'Your duty is to read; you cannot sign.',
  },
})
