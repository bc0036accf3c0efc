using Infra;
using Infra.Stacks;

return await InfraProgram.RunAsync(args, Systems.All);
