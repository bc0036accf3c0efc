using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a program sees of the run it is part of.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Run run) => Run = run;

    public string StackName => Run.StackName;

    public string ProjectName => Run.ProjectName;

    public string OrganizationName => Run.OrganizationName;

    public string RootDirectory => Run.RootDirectory
        ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    public bool IsDryRun => Run.IsDryRun;

    internal Run Run { get; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Run.Invoker.Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Run.Invoker.Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Invoke<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Run.Invoker.Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(result => result.Values.First());

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Run.Invoker.Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(result => result.Values.First());

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options,
        RegisterPackageRequest? registerPackageRequest)
        => InvokeSingle<T>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Run.Invoker.InvokeAsync<T>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => InvokeAsync<T>(token, args, options);

    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false)).Values.First();

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options,
        RegisterPackageRequest? registerPackageRequest)
        => InvokeSingleAsync<T>(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => Run.Invoker.InvokeAsync(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => InvokeAsync(token, args, options);

    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Run.Invoker.Call<T>(token, args, self, options);

    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options,
        RegisterPackageRequest? registerPackageRequest)
        => Call<T>(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Run.Invoker.Call(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Call(token, args, self, options);

    /// <summary>Nothing calls such a transformation in tests.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform)
    {
    }
}
