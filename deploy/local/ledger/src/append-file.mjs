import fs from 'node:fs';

/**
 * A file that grows by whole lines. A disk may take only a part of what it is given, or refuse the rest: then nothing
 * of it stays, so that what is appended later does not follow half a line.
 */
export class AppendFile {
  /**
   * @param {string} file made if it is missing
   * @param {number} length bytes that count; what lies behind them is cut off
   * @param {typeof fs.writeSync} write what a test replaces
   */
  constructor(file, length, write = fs.writeSync) {
    this.fd = fs.openSync(file, 'a+');
    fs.ftruncateSync(this.fd, length);
    this.length = length;
    this.write = write;
  }

  /** @param {Buffer} bytes whole lines; all of them are in the file afterwards, or none */
  append(bytes) {
    try {
      for (let at = 0; at < bytes.length;) {
        at += this.write(this.fd, bytes, at, bytes.length - at);
      }
    } catch (error) {
      fs.ftruncateSync(this.fd, this.length);
      throw error;
    }
    this.length += bytes.length;
  }

  sync() {
    fs.fdatasyncSync(this.fd);
  }

  close() {
    fs.closeSync(this.fd);
  }
}
