import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { ChangeMessage } from '../model/types';
import type { OpenHub } from './hub';

/** Reconnecting is not left to SignalR: each new connection subscribes from where the model stands then. */
export const openSignalrHub: OpenHub = async (ticket, events) => {
  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/live', {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      accessTokenFactory: ticket,
    })
    .configureLogging(LogLevel.None)
    .build();
  connection.on('changes', (batch: ChangeMessage[]) => events.changes(batch));
  connection.on('unsubscribed', (gone: { channel: string; reason: string }) =>
    events.unsubscribed(gone.channel, gone.reason),
  );
  connection.onclose(() => events.closed());
  return {
    start: () => connection.start(),
    stop: () => connection.stop(),
    subscribe: (channel, afterSeq) => connection.invoke('Subscribe', channel, afterSeq),
    unsubscribe: (channel) => connection.invoke('Unsubscribe', channel),
  };
};
