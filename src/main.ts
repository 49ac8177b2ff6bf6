import { enableCompileCache } from 'node:module';

enableCompileCache();

const { messages } = await import('#lib/i18n/messages.ts');
const { DatabaseLostError, sentenceOf } = await import('./process/faults.ts');
const { serve } = await import('./process/serve.ts');
const { readSettings } = await import('./process/settings.ts');

const t = messages('sk');
const tell = (line: string) => console.log(line);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  try {
    const running = await serve(settings, tell, process.argv.includes('--dev'));
    tell(t('console.ready', { address: running.address }));
    tell(t('console.operatorHint'));
    let stopping = false;
    const stop = async () => {
      if (stopping) return;
      stopping = true;
      tell(t('console.stopping'));
      await running.stop();
      process.exit(0);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    const reason = await running.lost;
    if (!stopping) fail(new DatabaseLostError(reason), settings);
  } catch (error) {
    fail(error, settings);
  }
}

function fail(error: unknown, settings?: Parameters<typeof sentenceOf>[1]): never {
  const sentence = sentenceOf(error, settings);
  console.error(sentence ?? error);
  process.exit(1);
}

// What nobody caught leaves the program in a state nobody knows: it says so and ends; what starts it starts it again.
process.on('uncaughtException', (error) => {
  console.error(t('console.fault.unexpected'));
  fail(error);
});

await main().catch((error) => fail(error));
