import { describe, expect, it } from 'vitest';
import { byteSize } from './bytes';

describe('byteSize', () => {
  it('says sizes as people do', () => {
    expect([1, 12, 420_000, 5_400_000, 209_715_200, 1 << 30].map(byteSize)).toEqual([
      '1 byte',
      '12 bytes',
      '410 kB',
      '5.1 MB',
      '200 MB',
      '1.0 GB',
    ]);
  });
});
