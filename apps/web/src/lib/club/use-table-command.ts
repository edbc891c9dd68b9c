import { useMutation } from "@tanstack/react-query";
import type { AppRouter } from "@trelyazh/server/router";
import type { TRPCClient } from "@trpc/client";
import { v4 as newId } from "uuid";
import { useConnection } from "./session.ts";
import { useRefusalToast } from "./use-refusal-toast.ts";

/** Where a kind of command goes. */
interface TableProcedure<Command, Ack> {
  readonly mutate: (command: Command) => Promise<Ack>;
}

/** A command as those who give it think of it: its id is nobody's business. */
type Wanted<Command> = Omit<Command, "commandId">;

interface TableCommandOptions<Command, Ack> {
  /** Nobody has asked for it, so that a refusal is not shown. */
  readonly isQuiet?: boolean;
  /** Called as a command sets out, and as its answer comes. */
  readonly onSending?: (isSending: boolean) => void;
  /** Called with the club's answer; the command is on its way until what is returned has come about. */
  readonly onAck?: (ack: Ack, wanted: Wanted<Command>) => Promise<void> | void;
}

interface TableCommand<Command> {
  /** Gives the command; a refusal is shown to the viewer. */
  readonly send: (wanted: Wanted<Command>) => void;
  readonly isSending: boolean;
}

/**
 * The one way to give a command at a table. Each one carries an id made here, so that the connection can send an unanswered
 * one again and it still counts once.
 */
export function useTableCommand<Command extends { readonly commandId: string }, Ack>(
  choose: (table: TRPCClient<AppRouter>["table"]) => TableProcedure<Command, Ack>,
  { isQuiet = false, onSending, onAck }: TableCommandOptions<Command, Ack> = {},
): TableCommand<Command> {
  const { client } = useConnection();
  const showRefusal = useRefusalToast();
  const { mutate, isPending } = useMutation({
    mutationFn: (wanted: Wanted<Command>) => {
      // What was left out of the command is all that is put in.
      const command = { ...wanted, commandId: newId() } as unknown as Command;
      return choose(client.table).mutate(command);
    },
    onMutate: () => onSending?.(true),
    onSettled: () => onSending?.(false),
    onSuccess: (ack, wanted) => onAck?.(ack, wanted),
    onError: (error) => (isQuiet ? undefined : showRefusal(error)),
  });
  return { send: mutate, isSending: isPending };
}
