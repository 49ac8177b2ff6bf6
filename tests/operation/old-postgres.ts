import { createServer, type Server, type Socket } from 'node:net';

const INT4 = 23;
const BOOL = 16;
const TEXT = 25;

/**
 * A server that speaks as much of PostgreSQL's protocol as it takes to be asked for its version, and says it is
 * PostgreSQL 13. A real one that old is not to be had where the tests run.
 */
export async function anOldPostgres(): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    let started = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (!started) {
        started = true;
        socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      } else if (data[0] === 'Q'.charCodeAt(0)) answerVersion(socket);
      else if (data[0] === 'X'.charCodeAt(0)) socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `postgres://opora@127.0.0.1:${port}/opora?sslmode=disable`, server };
}

function answerVersion(socket: Socket): void {
  const columns: [string, number, string][] = [
    ['login', TEXT, 'opora'],
    ['mighty', BOOL, 'f'],
    ['creates_roles', BOOL, 't'],
    ['roles_exist', BOOL, 'f'],
    ['version', INT4, '130014'],
    ['shown', TEXT, '13.14']
  ];
  const fields = columns.map(([name, type]) =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)])
  );
  const values = columns.map(([, , text]) => Buffer.concat([int32(text.length), Buffer.from(text)]));
  socket.write(
    Buffer.concat([
      message('T', Buffer.concat([int16(columns.length), ...fields])),
      message('D', Buffer.concat([int16(columns.length), ...values])),
      message('C', Buffer.from('SELECT 1\0')),
      message('Z', Buffer.from('I'))
    ])
  );
}

function message(kind: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(content.length + 4), content]);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}
