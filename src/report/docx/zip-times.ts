/** Records of a ZIP file and where in them the time of last change stands: APPNOTE 6.3, sections 4.3.7 and 4.3.12. */
const LOCAL = { signature: 0x04034b50, time: 10 } as const;
const CENTRAL = { signature: 0x02014b50, time: 12, size: 46 } as const;
const END = { signature: 0x06054b50, size: 22 } as const;

/** 1980-01-01 00:00, the earliest time that a ZIP file can tell, as its date and time fields. */
const [TIME, DATE] = [0, 0x0021] as const;

/** The ZIP file with the times of all its files set to the same: its bytes no longer tell when it was made. Changes and gives the array. */
export function fixZipTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect(view, at, CENTRAL.signature);
    setTime(view, at + CENTRAL.time);
    const local = view.getUint32(at + 42, true);
    expect(view, local, LOCAL.signature);
    setTime(view, local + LOCAL.time);
    at += CENTRAL.size + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END.size; at >= 0; at -= 1) if (view.getUint32(at, true) === END.signature) return at;
  throw new RangeError('no end of the central directory');
}

function expect(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new RangeError('no ZIP record where one is told of');
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, TIME, true);
  view.setUint16(at + 2, DATE, true);
}
