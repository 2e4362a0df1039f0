return await Xinheng.Commands.Program.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
