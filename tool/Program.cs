using Infra;

return await InfraProgram.RunAsync(args, []);
