const side = 512;

/** The middle square of a picture, upright and at most 512 pixels wide. The server draws it once more and keeps only that. */
export async function shrink(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const crop = Math.min(picture.width, picture.height);
  const size = Math.min(side, crop);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const [x, y] = [(picture.width - crop) / 2, (picture.height - crop) / 2];
  canvas.getContext('2d')?.drawImage(picture, x, y, crop, crop, 0, 0, size, size);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/png');
  });
}
