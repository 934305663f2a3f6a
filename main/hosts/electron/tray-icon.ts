import { type NativeImage, nativeImage } from 'electron';

// The mark of build/icon.svg, 22 and 44 pixels wide; macOS colours a template itself.
const template = [
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABYAAAAWCAYAAADEtGw7AAAAs0lEQVR4nOyUMQrCQBBFx2ij3kJEe8VK8BRW3kLwEF7BM9h5BrHSSitvYGcRbfUJWwwhEia7mzR58JjlB6b4ZDeRSCQSCb14jSnuJAAtdT7iHN/YF0866tx1sycBqKTjT873IW5wZs10xxecZPI9LvGOY0umO85j4ObImlXScbO4nsU3N6/WTP/HZ5xm8t+bscIDPixZ0QUpTbSO9c1L3XxJANrq/MQFbvEknnh3+Y9oHX8BAAD//wqbbOkAAAAGSURBVAMAqgwg2IAiFS8AAAAASUVORK5CYII=',
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACwAAAAsCAYAAAAehFoBAAABE0lEQVR4nOyYoYpCURRFzziWmTIwMG3mJ4Zhkgh+gCaroMHoH/gXNjHZDQomi2IyWMyCX6BoMOsWi8gWnj623idnwQpvc8LmhnsPL2UJI2UJwwuruVS4DudwAzvwxwLhhWQl2D7LhjBnAZAm2R/J/i0QWOE3kr1bIPgtocYLq3mKwjuLTga2YBfW7jGXttvJwtHJdwH+wopyjhVmrx8jT7KCei7OCX+Q7FM957eEGi+sxgur8cJqvLCaxBWOs0usSLZUz8XZh/sk66nn4pzw2I47bBl+wQFsqOfY7tuEVZJH3ZOl+C2hxgureYqHYxsxewis8JRkEwuEV5LN4Lcdf2IcWMAiXFsABPEYXIPfEmoSV3gPAAD//6o6HecAAAAGSURBVAMA66IvgwtNzq4AAAAASUVORK5CYII=',
] as const;
const coloured = [
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABYAAAAWCAYAAADEtGw7AAAA5UlEQVR4nOyUPQrCQBCFZ5Io+HMKCdrbiV5AK0FLG7EQ7DyDhWUuEEsvYKG2QrARK628hlpJdhwlLv5gYMkuNn7NPF7g7fDCrgWGsMAQzkNU/cUQkUYsp0Gv0YeEyI0RqMUjR0Qd0IDcmJMz94GYBQ2Y7xi4A1735WPFX7oWiCbZuFp36xsV76mKt1TGRjHm0cZQHHiWVDwH4ilEhxZVPWMd/4N/HEwA+0juVL3YC3JM2YP8JQxCkZ6pejKpNplveZRvml+3j8uiivmOuYlTJM+gAdmxAPT4FJf/hAcaSNzlN4x1fAUAAP//W8A+NQAAAAZJREFUAwB4O14uyDmUeQAAAABJRU5ErkJggg==',
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACwAAAAsCAYAAAAehFoBAAABYUlEQVR4nOyWsUoDQRCG/9mk0UYI5E3EwhwBKzVgCnsh3mkrPoCdb6Cd3GnjEyinTSqjAQufwcJaOyvxxmm0uN1iDQzumf2aO37+3ftvWGbHoGEYNIwYWJu2S0zy8ohBIxC6YB63TPvwLl1/QQBYgSXsDoiO6Vsg2q6qz468rSEA7AoTlusSg1cQCI4jQQuWQrSIQIhdQpsYWJt/cXEwPOkVtwlQjaSPdGXReJoNTrV9M1d4NS/7BJ4QKJNLZigbnfSK8kLb56owwQPZeMsSmYbaPucs4QMRlhxaR9sXu4Q2MbA2MbA2MbA2MbA2cxSY8FaXZCR81fa5AnvNw0ymtL+JK23fzBV+2N2YsDF9+b1zZlxXwMF9Nki1fdbsmxQ3Z/LYr+uy2GtO1iZ2CW1iYG2aH1ia8LvD59L+BDsw0ZOlAY8IBCvwNN28ZOb8R2B+/qhaewiEIC6D3xC7hDaNC/wFAAD//4Ak+FoAAAAGSURBVAMALR+JcEkEqv4AAAAASUVORK5CYII=',
] as const;

/** The mark for the tray, sharp on dense screens too. */
export function trayIcon(platform: NodeJS.Platform): NativeImage {
  const [plain, dense] = platform === 'darwin' ? template : coloured;
  const icon = nativeImage.createEmpty();
  icon.addRepresentation({ scaleFactor: 1, dataURL: plain });
  icon.addRepresentation({ scaleFactor: 2, dataURL: dense });
  icon.setTemplateImage(platform === 'darwin');
  return icon;
}
