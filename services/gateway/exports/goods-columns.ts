import { count, date, type ExportColumn, ID, party, text } from './column.ts'

/** What rows of warehouses, goods and receipts say in a file. */
export const GOODS_COLUMNS: Readonly<Record<string, readonly ExportColumn[]>> = {
  Commodity: [
    ID,
    text('name', '货品', 'Commodity'),
    text('standard', '标准', 'Standard'),
    text('unit', '单位', 'Unit', 10),
    count('tolerancePpm', '允差（百万分之）', 'Tolerance, ppm'),
  ],
  WarehouseSite: [
    ID,
    ...party('keeper', '保管人', 'Keeper'),
    text('name', '仓库', 'Warehouse'),
    text('address', '地址', 'Address', 40),
  ],
  StoragePlace: [
    ID,
    text('site/name', '仓库', 'Warehouse'),
    text('code', '库位', 'Place'),
    text('kind', '种类', 'Kind', 12),
    text('unit', '单位', 'Unit', 10),
    count('capacity', '容量', 'Capacity'),
  ],
  Lot: [
    ID,
    ...party('keeper', '保管人', 'Keeper'),
    ...party('depositor', '存货人', 'Depositor'),
    text('commodity/name', '货品', 'Commodity'),
    text('commodity/unit', '单位', 'Unit', 10),
    text('status', '状态', 'Status', 12),
    text('place/code', '库位', 'Place'),
    text('grade', '品级', 'Grade'),
    count('declared', '申报', 'Declared'),
    count('accepted', '验收', 'Accepted'),
    count('issued', '已开立', 'Under receipts'),
    count('delivered', '已出库', 'Delivered'),
    count('counted', '最近盘点', 'Last counted'),
    text('isShort', '短少', 'Short', 8),
  ],
  Receipt: [
    ID,
    count('number', '仓单号', 'Number'),
    ...party('keeper', '保管人', 'Keeper'),
    ...party('depositor', '存货人', 'Depositor'),
    text('lot/commodity/name', '货品', 'Commodity'),
    text('unit', '单位', 'Unit', 10),
    count('size', '数量', 'Quantity'),
    text('status', '状态', 'Status', 12),
    date('storedUntil', '仓储期至', 'Stored until'),
  ],
}
