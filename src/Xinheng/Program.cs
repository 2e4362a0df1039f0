return await Xinheng.Commands.Entry.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
